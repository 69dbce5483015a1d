"""The attention of an exported BERT encoder as one operation a layer instead of some twenty.

onnxruntime's MultiHeadAttention neither moves the heads about nor works out shapes at each run.
It is given no mask: the encoder is run on one text at a time, with nothing to leave out.
"""

from pathlib import Path
from typing import Any

LAYER = "/layer.{}/attention/"
PARTS = ("query", "key", "value")
LINEAR = ("MatMul", "Add")
DOMAIN = "com.microsoft"


def attend_at_once(path: Path, layers: int, heads: int) -> None:
    """Exchange what lies between query, key, value and the output of each layer of the model."""
    import onnx

    model = onnx.load(path)
    for layer in range(layers):
        place = LAYER.format(layer)
        _exchange(model.graph, f"{place}self/", f"{place}output/dense/MatMul", heads)
    model.opset_import.append(onnx.helper.make_opsetid(DOMAIN, 1))
    _drop_unused(model.graph)
    onnx.save(model, path)


def _exchange(graph: Any, place: str, after: str, heads: int) -> None:  # noqa: ANN401 - untyped
    from onnx import helper

    context = f"{place}context"
    attention = helper.make_node(
        "MultiHeadAttention",
        [f"{place}{part}/Add_output_0" for part in PARTS],
        [context],
        name=context,
        domain=DOMAIN,
        num_heads=heads,
    )
    kept = {f"{place}{part}/{node}" for part in PARTS for node in LINEAR}
    nodes = []
    for node in graph.node:
        if node.name == after:
            node.input[0] = context
            nodes.append(attention)
        if not node.name.startswith(place) or node.name in kept:
            nodes.append(node)
    del graph.node[:]
    graph.node.extend(nodes)


def _drop_unused(graph: Any) -> None:  # noqa: ANN401
    """Leave out what no output of the model needs, such as the old attention's mask."""
    needed = {output.name for output in graph.output}
    nodes = []
    for node in reversed(graph.node):
        if needed.intersection(node.output):
            needed.update(node.input)
            nodes.append(node)
    del graph.node[:]
    graph.node.extend(reversed(nodes))
    left = [item for item in graph.initializer if item.name in needed]
    del graph.initializer[:]
    graph.initializer.extend(left)
