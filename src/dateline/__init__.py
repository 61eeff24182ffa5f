"""Dateline reads news reports and keeps the record of a story."""
