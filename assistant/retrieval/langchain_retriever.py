"""Our retriever in LangChain's shape, for chains that others build."""

from __future__ import annotations

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from assistant.domain import Scope
from assistant.protocols import Retriever


class LangChainRetriever(BaseRetriever):
    """A `BaseRetriever` over any `Retriever`; metadata carries what a citation needs."""

    retriever: Any
    k: int = 5
    scope: Any = Scope()

    @classmethod
    def over(cls, retriever: Retriever, k: int = 5, scope: Scope = Scope()) -> LangChainRetriever:
        """The adapter for `retriever`, returning `k` passages within `scope`."""
        return cls(retriever=retriever, k=k, scope=scope)

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        hits = self.retriever.retrieve(query, self.k, self.scope)
        return [
            Document(
                id=hit.passage.id,
                page_content=hit.passage.text,
                metadata={
                    "title": hit.document.title,
                    "number": hit.document.number,
                    "locator": hit.passage.locator,
                    "status": str(hit.document.status),
                    "score": hit.score,
                },
            )
            for hit in hits
        ]
