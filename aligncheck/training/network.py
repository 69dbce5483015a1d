"""The network that is trained: the e5 encoder with one score and one strength a criterion."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from torch import Tensor, nn
from torch.nn import functional

if TYPE_CHECKING:
    from tokenizers import Tokenizer

START_SCALE = 8.0  # first scores: cosine to the criterion's text, times this
START_BIAS = -3.0
START_LEVEL = 2.2  # mean level of the labelled passages
KINDS = ("goal", "measure", "analysis", "background", "report", "procedure", "boilerplate")


class JudgeNetwork(nn.Module):
    """Mean-pooled, normalised e5 vectors; heads start from the criteria's own words."""

    def __init__(self, base: Path, kept: Sequence[int], criteria: int) -> None:
        super().__init__()
        from transformers import BertModel

        self.bert: Any = BertModel.from_pretrained(
            base,
            add_pooling_layer=False,
            attn_implementation="eager",  # without dropout twice as fast on a processor
            attention_probs_dropout_prob=0.0,
            hidden_dropout_prob=0.0,
        )
        self.keep_pieces(kept)
        size = self.bert.config.hidden_size
        self.head = nn.Linear(size, criteria)
        self.level = nn.Linear(size, criteria)
        self.common_level = nn.Linear(size, 1, bias=False)
        self.kind = nn.Linear(size, len(KINDS))
        self.drop = nn.Dropout(0.1)
        nn.init.zeros_(self.level.weight)
        nn.init.zeros_(self.common_level.weight)
        nn.init.constant_(self.level.bias, START_LEVEL)

    @property
    def depth(self) -> int:
        """How many layers the encoder has."""
        return len(self.bert.encoder.layer)

    @property
    def heads(self) -> int:
        """How many heads the attention of each layer has."""
        return int(self.bert.config.num_attention_heads)

    def keep_pieces(self, rows: Sequence[int]) -> None:
        """Leave out all pieces of the vocabulary but those of these rows, in their order."""
        embeddings = self.bert.embeddings
        kept = embeddings.word_embeddings.weight.data[list(rows)].clone()
        embeddings.word_embeddings = nn.Embedding(
            len(kept), kept.shape[1], padding_idx=1, _weight=kept
        )

    def embedded(self, ids: Tensor) -> Tensor:
        """Token vectors before the first layer."""
        vectors: Tensor = self.bert.embeddings(input_ids=ids)
        return vectors

    def through(self, hidden: Tensor, mask: Tensor, start: int, stop: int) -> Tensor:
        """`hidden` after the layers from `start` up to `stop`."""
        additive = (1.0 - mask[:, None, None, :].float()) * -1e4
        for layer in self.bert.encoder.layer[start:stop]:
            output = layer(hidden, attention_mask=additive)
            hidden = output[0] if isinstance(output, tuple) else output
        return hidden

    def pooled(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """One normalised vector a text."""
        weights = mask.unsqueeze(-1).float()
        return functional.normalize((hidden * weights).sum(1) / weights.sum(1), dim=1)

    def levels(self, vectors: Tensor) -> Tensor:
        """Texts × criteria: the strength; what all criteria share is learned from all of them."""
        levels: Tensor = self.level(vectors) + self.common_level(vectors)
        return levels

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """The vectors of tokenised texts, as the exported encoder gives them."""
        hidden = self.through(self.embedded(input_ids), attention_mask, 0, self.depth)
        return self.pooled(hidden, attention_mask)

    def start_heads(self, vectors: Tensor) -> None:
        """Start the scores from the vectors of the criteria's own words."""
        centred = functional.normalize(vectors - vectors.mean(0), dim=1)
        self.head.weight.data = centred * START_SCALE
        self.head.bias.data.fill_(START_BIAS)


def pruned_tokenizer(settings: dict[str, Any], longest: int) -> "Tokenizer":
    """A tokenizer of these settings that cuts texts to `longest` tokens."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(json.dumps(settings))
    tokenizer.enable_truncation(longest)
    tokenizer.no_padding()
    return tokenizer
