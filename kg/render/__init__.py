"""The page of a graph: a drawing, a list, and the sentence behind every line; `kg.render.page` makes it."""
