"""The graph: what it holds, how readings become it, the stores that keep it, and exports."""
