"""What a form says of a field that is not right: one sentence a fault, and what to write."""


def told(required: str, **more: str) -> dict[str, str]:
    """Messages of a field in place of the framework's; `required` when nothing was given."""
    return {
        "required": required,
        "min_length": "Write at least %(limit_value)d characters; these are %(show_value)d.",
        "max_length": "Write at most %(limit_value)d characters; these are %(show_value)d.",
        "invalid_choice": "This is not one of those on offer. Choose one of them.",
        **more,
    }
