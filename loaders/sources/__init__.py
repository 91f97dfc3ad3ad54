"""Inputs to articles: one module per kind, each with the same three names, and `articles` to go through many inputs.

A kind is a module with
    SUFFIXES    the endings of its files' names
    recognises  whether the first bytes of an input look like it
    articles    the Articles of one Input, an InputError in place of each that can't be read
"""

from loaders.sources.base import Found, Input
from loaders.sources.find import KINDS, Wishes, articles, set_aside
from loaders.sources.web import Web

__all__ = ["KINDS", "Found", "Input", "Web", "Wishes", "articles", "set_aside"]
