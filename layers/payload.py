"""Bytes that the browser fetches by the digest of their content."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Any


@dataclass(frozen=True, slots=True)
class Payload:
    """Content under the SHA-256 of its bytes, plain and compressed."""

    digest: str
    content: bytes
    gzipped: bytes
    media_type: str = "application/json"


def json_payload(value: Any) -> Payload:  # noqa: ANN401  # whatever JSON can say
    """Return a value as compact JSON, ready to be served; the same value gives the same bytes."""
    content = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    return Payload(
        digest=hashlib.sha256(content).hexdigest()[:32],
        content=content,
        gzipped=gzip.compress(content, compresslevel=6, mtime=0),
    )


class Shelf:
    """Payloads that are being served, up to a total size; the longest unused goes first."""

    def __init__(self, *, most_bytes: int = 512 * 2**20) -> None:
        self._payloads: OrderedDict[str, Payload] = OrderedDict()
        self._public: set[str] = set()
        self._most_bytes = most_bytes
        self._bytes = 0
        self._lock = Lock()

    def put(self, payload: Payload, *, public: bool = True) -> str:
        """Keep a payload and return its digest; not public is what has words of drafts in it.

        Drafts that do not change a payload leave it as public as it was.
        """
        with self._lock:
            if public:
                self._public.add(payload.digest)
            if payload.digest not in self._payloads:
                self._payloads[payload.digest] = payload
                self._bytes += len(payload.content) + len(payload.gzipped)
            self._payloads.move_to_end(payload.digest)
            while self._bytes > self._most_bytes and len(self._payloads) > 1:
                _, oldest = self._payloads.popitem(last=False)
                self._bytes -= len(oldest.content) + len(oldest.gzipped)
                self._public.discard(oldest.digest)
        return payload.digest

    def is_public(self, digest: str) -> bool:
        """Return whether everybody may read the payload of this digest."""
        with self._lock:
            return digest in self._public

    def get(self, digest: str) -> Payload | None:
        """Return the payload of this digest, or None when it is not kept any more."""
        with self._lock:
            payload = self._payloads.get(digest)
            if payload is not None:
                self._payloads.move_to_end(digest)
            return payload
