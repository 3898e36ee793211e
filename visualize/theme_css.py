"""The tokens as CSS: every colour of the page is a custom property, by the reader's choice or preference."""

from __future__ import annotations

from visualize.tokens import THEMES, Theme, tokens


def colours() -> str:
    """Return the rules that give the page its colours."""
    light, dark = (_properties(theme) for theme in THEMES)
    kinds = "".join(f'svg[data-kind="{kind}"] {{ color: var(--{kind}); }}\n' for kind in tokens().kinds)
    return (
        f":root {{ {light} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root:not([data-theme=light]) {{ {dark} }} }}\n"
        f":root[data-theme=dark] {{ {dark} }}\n"
        f"{kinds}"
    )


def _properties(theme: Theme) -> str:
    table = tokens()
    named = {**table.roles, **table.kinds}
    given = " ".join(f"--{name}: {getattr(token, theme)};" for name, token in named.items())
    return f"color-scheme: {theme}; {given}"
