"""One operation for the attention of a layer gives the vectors that the many gave."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="pip install -e '.[train]'")
pytest.importorskip("onnx", reason="pip install -e '.[train]'")
pytest.importorskip("transformers", reason="pip install -e '.[train]'")

from aligncheck.training.export import write_floats  # noqa: E402
from aligncheck.training.network import JudgeNetwork  # noqa: E402
from tests.training.small_network import bert  # noqa: E402

PIECES, WIDTH, LAYERS, HEADS = 40, 24, 3, 4


@pytest.fixture
def network(tmp_path):
    base = bert(
        tmp_path / "base",
        seed=5,
        vocab_size=PIECES,
        hidden_size=WIDTH,
        num_hidden_layers=LAYERS,
        num_attention_heads=HEADS,
        intermediate_size=2 * WIDTH,
        initializer_range=0.5,
    )
    return JudgeNetwork(base, range(PIECES), criteria=2).eval()


def test_texts_of_any_length_keep_their_vectors(network, tmp_path):
    import onnxruntime

    path = tmp_path / "full.onnx"
    write_floats(network, path)
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    for length in (3, 5, 30):
        ids = np.random.default_rng(length).integers(2, PIECES, (1, length))
        mask = np.ones_like(ids)
        (vector,) = session.run(None, {"input_ids": ids, "attention_mask": mask})
        with torch.no_grad():
            asked = network(torch.tensor(ids), torch.tensor(mask)).numpy()
        np.testing.assert_allclose(vector, asked, atol=1e-5)


def test_nothing_of_the_old_attention_is_left(network, tmp_path):
    import onnx

    path = tmp_path / "full.onnx"
    write_floats(network, path)
    kinds = [node.op_type for node in onnx.load(path).graph.node]
    assert kinds.count("MultiHeadAttention") == LAYERS
    assert "Softmax" not in kinds
    assert "Transpose" not in kinds


def test_nothing_is_worked_out_that_no_vector_needs(network, tmp_path):
    import onnx

    path = tmp_path / "full.onnx"
    write_floats(network, path)
    graph = onnx.load(path).graph
    needed = {name for node in graph.node for name in node.input}
    needed |= {output.name for output in graph.output}
    assert [node.name for node in graph.node if not needed.intersection(node.output)] == []
