"""The parts of retrieval put together over one folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.errors import StorageFailed
from assistant.protocols import Catalogue, Embedder, Reranker
from assistant.reasons import spoken_reason
from assistant.retrieval.aliases import wordings
from assistant.retrieval.cache_database import CacheDatabase
from assistant.retrieval.cosine_scale import CosineScale
from assistant.retrieval.cross_encoder import CrossEncoderReranker
from assistant.retrieval.embedding import OnnxEmbedder
from assistant.retrieval.embedding_cache import CachingEmbedder
from assistant.retrieval.embedding_endpoint import EndpointEmbedder
from assistant.retrieval.embedding_models import SentenceTransformerEmbedder
from assistant.retrieval.hybrid import HybridRetriever
from assistant.retrieval.judging import PassageJudge
from assistant.retrieval.lexical import FtsIndex
from assistant.retrieval.passage_reader import PassageReader
from assistant.retrieval.shipped_models import find_model, judge_id, shipped_model
from assistant.retrieval.token_rows import TokenRows
from assistant.retrieval.tokens import bigram_terms, word_terms
from assistant.retrieval.vectors import ChromaVectorIndex

OFF = "off"

AnyEmbedder = OnnxEmbedder | SentenceTransformerEmbedder | EndpointEmbedder


@dataclass(frozen=True, slots=True)
class Retrieval:
    """The indexes of one folder, with the embedder that made their vectors.

    `model` is that embedder alone, for texts of which nothing is to be kept.
    """

    embedder: CachingEmbedder
    model: Embedder
    model_id: str
    vectors: ChromaVectorIndex
    words: FtsIndex
    bigrams: FtsIndex
    scale: CosineScale
    reranker: Reranker | None = None

    @property
    def indexes(self) -> tuple[ChromaVectorIndex, FtsIndex, FtsIndex]:
        """Every index that a passage goes into."""
        return self.vectors, self.words, self.bigrams

    def embedded(self) -> int:
        """How many texts have been embedded since the start, cached ones not counted."""
        return self.embedder.computed

    def close(self) -> None:
        """Release the databases."""
        self.embedder.close()
        self.vectors.close()
        self.words.close()
        self.bigrams.close()

    def retriever(self, catalogue: Catalogue) -> HybridRetriever:
        """A retriever that shows what `catalogue` calls live."""
        return HybridRetriever(
            self.vectors,
            self.words,
            self.bigrams,
            catalogue,
            self.scale,
            wordings=wordings,
            terms=word_terms,
            reranker=self.reranker,
        )


def choose_embedder(
    model: str | None = None, url: str | None = None, api_key: str | None = None
) -> AnyEmbedder:
    """The endpoint where one is configured, else the named model, else the shipped one."""
    if url:
        return EndpointEmbedder(url, model or "default", api_key)
    if not model:
        return OnnxEmbedder()
    ours = find_model(model)
    return OnnxEmbedder(ours) if ours else SentenceTransformerEmbedder(model)


def build_retrieval(
    home: Path,
    embedder: AnyEmbedder,
    reranker: str | None = OFF,
    chroma_url: str | None = None,
    chroma_collection: str = "passages",
) -> Retrieval:
    """Open, or make, the indexes under `home`; libraries that share a Chroma server each name one.

    `reranker`: the shipped judge for none, none for `off`, or the cross-encoder of this name.
    Raises: StorageFailed, EndpointError, ConfigurationError.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageFailed(
            f"资料库文件夹 {home} 建不了（{spoken_reason(error)}）："
            "请换一个 DANGWU_HOME 或检查权限。"
        ) from error
    database = CacheDatabase(home / "vectors.sqlite3")
    passages, chosen = _readers(reranker, embedder, database)
    cache = CachingEmbedder(passages, embedder.model_id, database)
    lexical = home / "lexical.sqlite3"
    return Retrieval(
        embedder=cache,
        model=embedder,
        model_id=embedder.model_id,
        vectors=ChromaVectorIndex(chroma_url or home / "chroma", cache, chroma_collection),
        words=FtsIndex(lexical, "words", word_terms),
        bigrams=FtsIndex(lexical, "bigrams", bigram_terms),
        scale=embedder.scale,
        reranker=chosen,
    )


def _readers(
    name: str | None, embedder: AnyEmbedder, database: CacheDatabase
) -> tuple[Embedder, Reranker | None]:
    """What embeds passages and what judges them; ours read them together."""
    if name:
        return embedder, None if name == OFF else CrossEncoderReranker(name)
    model = shipped_model()
    rows = TokenRows(database, judge_id(model))
    if not isinstance(embedder, OnnxEmbedder) or embedder.folder != model.folder:
        return embedder, PassageJudge(rows=rows)
    network = embedder.network
    return PassageReader(network, rows), PassageJudge(model.folder, network, rows)
