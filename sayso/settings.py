"""Settings from the environment (SAYSO_...) or a `.env` file in the working folder; the command line overrides them."""

from __future__ import annotations

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """SAYSO_STORE, SAYSO_USER, SAYSO_PASSWORD, SAYSO_DATABASE. The password is never taken from the command line.

    An empty one counts as not set.
    """

    model_config = SettingsConfigDict(env_prefix="SAYSO_", env_file=".env", extra="ignore", env_ignore_empty=True)

    store: str = "sayso.graph"
    user: str = "neo4j"
    password: str | None = None
    database: str | None = None


def settings() -> Settings:
    """The settings as they are now."""
    return Settings()
