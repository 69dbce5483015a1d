"""A small network of random weights for the trainings of the tests."""

from pathlib import Path


def bert(folder: Path, *, seed: int = 0, **sizes: float) -> Path:
    """The folder with a BERT of these sizes, named as in BertConfig; one seed gives one network."""
    import torch
    from transformers import BertConfig, BertModel

    torch.manual_seed(seed)
    BertModel(BertConfig(**sizes)).save_pretrained(folder)
    return folder
