"""A theme, as Textual and the rows need it."""

from __future__ import annotations

from textual.color import Color
from textual.content import Content
from textual.style import Style
from textual.theme import BUILTIN_THEMES
from textual.theme import Theme as TextualTheme

from briefing import theme as themes
from briefing.model import QuestionKind, Stance
from briefing.render.pieces import Piece
from briefing.tui.evidence import Role

MUTED = "muted"
"""The one colour that rows use beside the roles: for what accompanies the words."""


class Look:
    """Styles by role and signs by stance or kind of question, ready to draw with."""

    def __init__(self, theme: themes.Theme) -> None:
        self.theme = theme
        self._styles = {role: _style(style) for role, style in theme.roles.items()}
        self._styles[MUTED] = _style(themes.Style(theme.colors[MUTED]))
        self._styles["error"] = _style(themes.Style(theme.colors["error"], bold=True))
        self._page = _style(themes.Style(bg=theme.colors["background"]))

    def style(self, role: str) -> Style:
        """The style of a role of the theme, of "muted" or of "error"."""
        return self._styles[role]

    def piece(self, piece: Piece) -> Style:
        """The style of a piece of a row."""
        style = self._styles[piece.role] if piece.role else Style()
        return style + Style(bold=True) if piece.bold else style

    def sign(self, of: Stance | QuestionKind) -> str:
        """The sign of a stance or of a kind of question."""
        return self.theme.signs[of]

    def mark(self, role: Role) -> Style:
        """How a mark in the text looks; each differs from the others by more than its colour."""
        match role:
            case "target" | "content":
                return self.style("highlight")
            case "also":
                return self.style("match")
            case "faint":
                return Style(underline=True)
            # These may stand within marked words, on whose background their colour might not be legible.
            case "speaker":
                return self._page + self.style("actor.person") + Style(bold=True, italic=True)
            case "cue":
                return self._page + self.style("unread") + Style(bold=True, underline=True)


def swatch(theme: themes.Theme) -> Content:
    """A cell of each of the theme's colours, on its background."""
    colors = theme.colors
    styles = (themes.Style(colors[name], colors["background"]) for name in themes.SWATCH)
    return Content.assemble(*(("■", _style(style)) for style in styles))


def textual_theme(name: str, theme: themes.Theme) -> TextualTheme:
    """The theme for Textual, registered as `name`; the roles and `muted` become $variables."""
    colors = {name: textual_colour(colour) for name, colour in theme.colors.items()}
    ansi = not all(map(themes.is_hex, theme.colors.values()))
    # Drawn as a block, the terminal's default would be its text's colour, as bright as can be.
    bar = "ansi_bright_black" if ansi else _between(colors["background"], colors[MUTED])
    variables = {
        # Its style sheets ask for more variables where the colours are the terminal's.
        **(BUILTIN_THEMES["ansi-dark"].variables if ansi else {}),
        "muted": colors[MUTED],
        "border": colors["primary"],
        "border-blurred": colors["panel"],
        "text-muted": colors[MUTED],
        "block-cursor-text-style": "none",
        "footer-key-foreground": colors["accent"],
        "scrollbar": bar,
        "scrollbar-hover": colors[MUTED],
        "scrollbar-active": colors["primary"],
        "scrollbar-background": colors["background"],
        "scrollbar-background-hover": colors["background"],
        "scrollbar-background-active": colors["background"],
        "scrollbar-corner-color": colors["background"],
    }
    for role, style in theme.roles.items():
        slug = role.replace(".", "-")
        variables[f"role-{slug}"] = textual_colour(style.fg) if style.fg else colors["foreground"]
        variables[f"role-{slug}-background"] = (
            textual_colour(style.bg) if style.bg else "transparent"
        )
        variables[f"role-{slug}-style"] = _text_style(style)
    return TextualTheme(
        name=name,
        dark=theme.variant == "dark",
        ansi=ansi,
        primary=colors["primary"],
        secondary=colors["secondary"],
        accent=colors["accent"],
        success=colors["success"],
        warning=colors["warning"],
        error=colors["error"],
        foreground=colors["foreground"],
        background=colors["background"],
        surface=colors["surface"],
        panel=colors["panel"],
        variables=variables,
    )


def _between(back: str, front: str) -> str:
    """A colour that stands out from `back` as the frames of lists do, and not as much as `front`."""
    return Color.parse(back).blend(Color.parse(front), 0.4).hex


def textual_colour(colour: str) -> str:
    """A theme's colour as Textual writes it: the terminal's own have names such as ansi_red."""
    return colour if themes.is_hex(colour) else f"ansi_{colour.replace('-', '_')}"


def _style(style: themes.Style) -> Style:
    return Style(
        foreground=Color.parse(textual_colour(style.fg)) if style.fg else None,
        background=Color.parse(textual_colour(style.bg)) if style.bg else None,
        bold=style.bold or None,
        italic=style.italic or None,
        underline=style.underline or None,
        reverse=style.reverse or None,
    )


def _text_style(style: themes.Style) -> str:
    flags = {
        "bold": style.bold,
        "italic": style.italic,
        "underline": style.underline,
        "reverse": style.reverse,
    }
    return " ".join(name for name, on in flags.items() if on) or "none"
