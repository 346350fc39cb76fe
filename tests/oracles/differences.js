// Where we differ from an oracle on purpose: { oracle: "cmark-gfm" or "micromark", input, reason }. Each is checked to differ
// indeed, so that none stays here that has become untrue.
export const differences = [
  {
    oracle: "cmark-gfm",
    input: "*a**b*****",
    reason: "emphasis is CommonMark 0.30's, theirs 0.29's: a run at the end closes what it can",
  },
  {
    oracle: "micromark",
    input: "\"**c a*.b*c",
    reason: "the rule of the multiple of three counts whole runs, not what is left of them",
  },
  {
    oracle: "cmark-gfm",
    input: "https://a.bc/中。文",
    reason: "full-width punctuation ends an address",
  },
  {
    oracle: "cmark-gfm",
    input: "中www.a.bc",
    reason: "Chinese text has no blank before an address",
  },
  {
    oracle: "cmark-gfm",
    input: "https://a.bc/d|e",
    reason: "a pipe ends an address, as it ends a cell",
  },
  {
    oracle: "cmark-gfm",
    input: "a\\@b.cd",
    reason: "a backslash keeps a sign from having a meaning",
  },
  {
    oracle: "cmark-gfm",
    input: "xmpp:a@b.cd/e/f",
    reason: "a resource has no slash, as the specification of GFM says",
  },
  {
    oracle: "cmark-gfm",
    input: "a +.xmpp:a@b.cd",
    reason: "what stands before a scheme is no part of the address",
  },
  {
    oracle: "cmark-gfm",
    input: "> - [x] a",
    reason: "an item in a quote can be a task",
  },
  {
    oracle: "cmark-gfm",
    input: "~~a~ ~b~~",
    reason: "an opener of another length is passed over, as micromark does",
  },
  {
    oracle: "cmark-gfm",
    input: "~~*a~~*",
    reason: "emphasis is paired before struck text",
  },
  {
    oracle: "cmark-gfm",
    input: "- [x] [bc]: /r\n",
    reason: "what follows a box is text, not the definition of a link",
  },
  {
    oracle: "cmark-gfm",
    input: "- [x] a\n  ---\n",
    reason: "a task's text is a paragraph, not a heading",
  },
  {
    oracle: "cmark-gfm",
    input: "[r]: /u\n| a |\n| - |\n",
    reason: "what stands above a table is searched for definitions of links, as any paragraph is",
  },
  {
    oracle: "cmark-gfm",
    input: "`\\|`\na|b\n-|-\n",
    reason: "above a table a backslash before a pipe in code stays, as in any paragraph",
  },
  {
    oracle: "cmark-gfm",
    input: "> a\nb\n> :-\n",
    reason: "a lazy line belongs to the paragraph that it goes on with, and is no row",
  },
  {
    oracle: "cmark-gfm",
    input: "- a\n  |-\n- b\n",
    reason: "a table makes no list loose",
  },
  {
    oracle: "cmark-gfm",
    input: "a[^1] [^2]\n\n[^1]: [^2]: b\n",
    reason: "a footnote begins at the start of a line",
  },
  {
    oracle: "cmark-gfm",
    input: "[^1]: [^1]\n",
    reason: "a footnote that footnotes alone lead to, which no one reads, is not shown",
  },
  {
    oracle: "cmark-gfm",
    input: "[a[^1]](/u)\n\n[^1]: b\n",
    reason: "a link in a link is an error",
  },
  {
    oracle: "cmark-gfm",
    input: "a[^*b*]\n\n[^*b*]: c\n",
    reason: "emphasis in a footnote's name works as anywhere in the text",
  },
  {
    oracle: "cmark-gfm",
    input: "![a[^1]](/u)\n\n[^1]: b\n",
    reason: "the text of an image is read, not followed: no footnote has a mark there",
  },
  {
    oracle: "cmark-gfm",
    input: "a[^\n1] b\n",
    reason: "what is no mark of a footnote stays as it was written",
  },
  {
    oracle: "cmark-gfm",
    input: "> [^1]: a\n>\n>     b\n\nc[^1]\n",
    reason: "in a quote too a footnote goes on behind an empty line",
  },
];
