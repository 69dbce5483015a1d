"""Integers that stay near the floats, also where a few channels are far larger than the rest."""

import numpy as np
import pytest

onnx = pytest.importorskip("onnx", reason="pip install -e '.[train]'")
ort = pytest.importorskip("onnxruntime.quantization", reason="pip install -e '.[train]'")

from aligncheck.training.quantise import quantise  # noqa: E402

PIECES, WIDTH, LENGTH = 60, 32, 12


@pytest.fixture
def full(tmp_path):
    """A model of one matrix, whose input has two channels a hundred times as large."""
    made = np.random.default_rng(3)
    pieces = made.normal(size=(PIECES, WIDTH)).astype(np.float32)
    sizes = np.array([100] * 2 + [1] * (WIDTH - 2), np.float32)
    weight = made.normal(size=(WIDTH, WIDTH)).astype(np.float32)
    weight[:2] /= 100
    helper, kind = onnx.helper, onnx.TensorProto
    graph = helper.make_graph(
        [
            helper.make_node("Gather", ["pieces", "input_ids"], ["read"], name="/read"),
            helper.make_node("Cast", ["attention_mask"], ["mask"], to=kind.FLOAT),
            helper.make_node("Unsqueeze", ["mask", "last"], ["wide"]),
            helper.make_node("Mul", ["read", "wide"], ["masked"]),
            helper.make_node("Mul", ["masked", "sizes"], ["seen"]),
            helper.make_node(
                "MatMul", ["seen", "weight"], ["vector"], name="/layer.0/output/dense/MatMul"
            ),
        ],
        "one matrix",
        [
            helper.make_tensor_value_info(name, kind.INT64, ["texts", "tokens"])
            for name in ("input_ids", "attention_mask")
        ],
        [helper.make_tensor_value_info("vector", kind.FLOAT, ["texts", "tokens", WIDTH])],
        [
            onnx.numpy_helper.from_array(pieces, "pieces"),
            onnx.numpy_helper.from_array(sizes, "sizes"),
            onnx.numpy_helper.from_array(weight, "weight"),
            onnx.numpy_helper.from_array(np.array([2]), "last"),
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    path = tmp_path / "full.onnx"
    onnx.save(model, path)
    return path


def texts(number):
    return np.random.default_rng(number).integers(0, PIECES, (1, LENGTH))


def answer(path):
    import onnxruntime

    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    ids = texts(99)
    return session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0]


def error(path, full):
    return float(np.abs(answer(path) - answer(full)).mean())


def test_the_large_channels_do_not_drown_the_small_ones(full, tmp_path):
    quantise(full, tmp_path / "even.onnx", [texts(number)[0].tolist() for number in range(20)])
    ort.quantize_dynamic(
        full,
        tmp_path / "plain.onnx",
        op_types_to_quantize=["MatMul", "Gather"],
        per_channel=True,
        reduce_range=True,
    )
    assert error(tmp_path / "even.onnx", full) < 0.5 * error(tmp_path / "plain.onnx", full)


def test_the_same_examples_give_the_same_file(full, tmp_path):
    shown = [texts(number)[0].tolist() for number in range(5)]
    for name in ("one.onnx", "two.onnx"):
        quantise(full, tmp_path / name, shown)
    assert (tmp_path / "one.onnx").read_bytes() == (tmp_path / "two.onnx").read_bytes()
