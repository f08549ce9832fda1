"""The Typer application every command module registers itself on."""

import typer

app = typer.Typer(
    name="motcua",
    help="Một Cửa: from a citizen's question to a signed result.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
