"""The record for other programs."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(prefix="/api")
