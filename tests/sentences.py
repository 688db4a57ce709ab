"""What a sentence says: the facts in it, whatever words stand between them."""

import re


def says(text: str, *facts: object) -> bool:
    """Whether all of these facts (numbers, names, keys) are in a text as whole words, in this order."""
    pattern = ".*?".join(rf"(?<![\w.]){re.escape(str(fact))}(?![\w])" for fact in facts)
    return re.search(pattern, text, re.IGNORECASE | re.DOTALL) is not None
