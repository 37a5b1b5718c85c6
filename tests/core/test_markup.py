"""The text of HTML mail, as a reader sees it."""

import time

import pytest

from cordially.core.bodies import split
from cordially.core.markup import text_of, words_of


def test_paragraphs_and_breaks_become_lines() -> None:
    html = "<html><body><p>Dear <b>Ma</b>ra,</p>\n<p>come\n at ten<br>or later.</p><div>Ana</div></body></html>"
    assert text_of(html) == "Dear Mara,\n\ncome at ten\nor later.\n\nAna"


def test_what_nobody_sees_is_left_out() -> None:
    html = """<head><title>T</title><style>p {color: red}</style></head><!-- a <b>comment</b> --><body>
        <div style="display:none;max-height:0">Preview<div>more</div></div><script>if (a < b) { alert(1) }</script>
        <span style='color:red; display: none'>x</span>
        <!--[if mso]><p>Outlook</p><![endif]--><p>Seen&nbsp;&amp; read&#46;</p></body>"""
    assert text_of(html) == "Seen & read."
    assert words_of(html) == "Seen & read."


def test_cells_and_items_stand_apart() -> None:
    assert text_of("<table><tr><td>a</td><td>b</td></tr></table><ul><li>c</li><li>d</li></ul>") == "a b\nc\nd"


def test_signs_of_less_and_more_are_kept() -> None:
    assert text_of("<p>1 &lt; 2 and 3 < 4 > 2</p>") == "1 < 2 and 3 < 4 > 2"


@pytest.mark.parametrize(
    "quote",
    [
        """<div class="gmail_quote"><div class="gmail_attr">On Mon, 4 Mar 2024 at 18:02 Mara
        &lt;<a href="#">mara@example.org</a>&gt; wrote:<br></div>
        <blockquote class="gmail_quote" style="x">When?</blockquote></div>""",
        """<div class="moz-cite-prefix">Am 04.03.24 um 18:02 schrieb Mara:<br></div>
        <blockquote type="cite"><p>Wann?</p></blockquote>""",
        '<div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> Mara<br></div><p>When?</p>',
        """<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p><b>From:</b> Mara</p>
        </div><p>When?</p>""",
        '<div class="yahoo_quoted"><div>On Monday, Mara wrote:</div><div>When?</div></div>',
        '<div name="quote" style="x">Gesendet: Montag<br>Wann?</div>',
        '<BLOCKQUOTE TYPE="cite">When?<BLOCKQUOTE TYPE="cite">Tell me.</BLOCKQUOTE></BLOCKQUOTE>',
        """<p><b>From:</b> Mara &lt;mara@example.org&gt;<br><b>Sent:</b> Monday<br><b>To:</b> Ana<br>
        <b>Subject:</b> x</p><p>When?</p>""",
    ],
)
def test_what_programs_quote_is_told_apart(quote: str) -> None:
    body = split(text_of(f"<html><body><div>On Monday.</div><div><br></div><div>Ana</div>{quote}</body></html>"))
    assert body.new == "On Monday.\n\nAna"
    assert "When?" in body.quoted or "Wann?" in body.quoted


def test_answers_between_quotes_are_kept() -> None:
    quote = '<blockquote type="cite">When?</blockquote>'
    html = f"{quote}<p>At ten.</p>{quote}<p>Here.</p>"
    assert split(text_of(html)).new == "At ten.\n\nHere."


def test_what_is_only_moved_to_the_right_is_no_quote() -> None:
    html = '<p>Dear</p><blockquote style="margin:0 0 0 40px;border:none;padding:0px">all</blockquote>'
    assert split(text_of(html)).new == "Dear\n\nall"


@pytest.mark.parametrize("html", ["<" * 500_000, "<a " * 300_000, "<!--" * 200_000, "</p><" * 200_000, "&" * 500_000])
def test_no_page_takes_long(html: str) -> None:
    begun = time.process_time()
    text_of(html)
    words_of(html)
    assert time.process_time() - begun < 2
