"""Validates FollowTheMoney entities with that package: python follow_the_money.py ENTITIES. Prints how many of each."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from followthemoney import model
from followthemoney.proxy import EntityProxy


def main(path: Path) -> int:
    """Checks every line: the schema's own validation, and that nothing is lost in a cleaned copy."""
    counts: Counter[str] = Counter()
    ids, wanted, faults = set(), set(), []
    for line in path.read_text("utf-8").splitlines():
        data = json.loads(line)
        schema = model.get(data["schema"])
        schema.validate(data)
        entity = EntityProxy.from_dict(data, cleaned=False)
        for prop, values in data["properties"].items():
            faults += [f"{data['id']}: {prop} {v!r} is refused" for v in values if not entity.get(prop)]
        missing = [p for p in schema.required if not entity.get(p)]
        faults += [f"{data['id']} lacks {p}" for p in missing]
        ids.add(entity.id)
        wanted |= {v for p, v in entity.itervalues() if p.type.name == "entity"}
        counts[schema.name] += 1
    faults += [f"{x} is spoken of and isn't there" for x in sorted(wanted - ids)]
    sys.stderr.write("\n".join(faults) + "\n" if faults else "")
    sys.stdout.write(json.dumps(counts) + "\n")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
