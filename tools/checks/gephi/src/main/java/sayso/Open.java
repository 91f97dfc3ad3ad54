package sayso;

import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Interval;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeDirectionDefault;
import org.gephi.io.importer.api.EdgeMergeStrategy;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

/** Opens each file in Gephi as its user would, and prints what is there: a line "file TAB key TAB value" each. */
public final class Open {
    public static void main(String[] files) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        for (String name : files) {
            projects.newProject();
            open(name, projects);
            projects.closeCurrentProject();
        }
    }

    private static void open(String name, ProjectController projects) throws Exception {
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        Container container = importer.importFile(new File(name));
        container.getLoader().setEdgeDefault(EdgeDirectionDefault.DIRECTED);
        container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
        var issues = container.getReport().getIssues(10);
        while (issues.hasNext()) {
            Issue issue = issues.next();
            say(name, "issue." + issue.getLevel(), issue.getMessage());
        }
        importer.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
        Graph graph = model.getGraph();
        say(name, "nodes", graph.getNodeCount());
        say(name, "edges", graph.getEdgeCount());
        if (graph.getNodeCount() > 100) {
            return;
        }
        Map<String, Node> nodes = new TreeMap<>();
        for (Node n : graph.getNodes()) {
            nodes.put(n.getLabel(), n);
        }
        for (Node n : nodes.values()) {
            say(name, "node." + n.getLabel() + ".look", String.format("%02x%02x%02x %.0f %b",
                (int) (255 * n.r()), (int) (255 * n.g()), (int) (255 * n.b()), n.size(), n.x() != 0 || n.y() != 0));
            for (Column c : model.getNodeTable()) {
                say(name, "node." + n.getLabel() + "." + c.getTitle(), n.getAttribute(c));
            }
        }
        for (Edge e : graph.getEdges()) {
            String act = String.valueOf(e.getId());
            for (Column c : model.getEdgeTable()) {
                act = c.getTitle().equals("act") && e.getAttribute(c) != null ? e.getAttribute(c).toString() : act;
            }
            say(name, "edge." + act + ".ends", e.getSource().getLabel() + " > " + e.getTarget().getLabel());
            say(name, "edge." + act + ".look", String.format("%s %02x%02x%02x", e.getLabel(),
                (int) (255 * e.r()), (int) (255 * e.g()), (int) (255 * e.b())));
            for (Interval i : e.getIntervals()) {
                say(name, "edge." + act + ".days", Math.round((i.getHigh() - i.getLow()) / 86400000.0) + " from " + java.time.Instant.ofEpochMilli((long) i.getLow()));
            }
            for (Column c : model.getEdgeTable()) {
                say(name, "edge." + act + "." + c.getTitle(), e.getAttribute(c));
            }
        }
    }

    private static void say(String file, String key, Object value) {
        if (value != null) {
            System.out.println(new File(file).getName() + "\t" + clean(key) + "\t" + clean(value.toString()));
        }
    }

    private static String clean(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r");
    }

    private Open() {
    }
}
