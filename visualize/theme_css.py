"""The visual tokens as CSS custom properties, in the theme that the reader chose or else prefers."""

from __future__ import annotations

from visualize.tokens import THEMES, Theme, load_tokens


def build_theme_css() -> str:
    """Return the rules that define the colours, fonts and measures of a page."""
    light_theme, dark_theme = (_colour_properties(theme) for theme in THEMES)
    kinds = "".join(f'svg[data-kind="{kind}"] {{ color: var(--{kind}); }}\n' for kind in load_tokens().kinds)
    return (
        f":root {{ {light_theme} {_other_properties()} }}\n"
        # Paper is white.
        "@media screen and (prefers-color-scheme: dark) "
        f"{{ :root:not([data-theme=light]) {{ {dark_theme} }} }}\n"
        f"@media screen {{ :root[data-theme=dark] {{ {dark_theme} }} }}\n"
        f"{kinds}"
    )


def _colour_properties(theme: Theme) -> str:
    tokens = load_tokens()
    colours = {**tokens.colours, **tokens.kinds}
    properties = " ".join(f"--{name}: {getattr(token, theme)};" for name, token in colours.items())
    return f"color-scheme: {theme}; {properties}"


def _other_properties() -> str:
    tokens = load_tokens()
    properties = {
        "sans": tokens.fonts.sans,
        "serif": tokens.fonts.serif,
        "name-size": f"{tokens.label.name_size}px",
        "halo-width": f"{tokens.label.halo_width}px",
        "ring-width": f"{tokens.node.ring_width}px",
        "back-opacity": tokens.node.back_opacity,
    }
    return " ".join(f"--{name}: {value};" for name, value in properties.items())
