/* ParseError: what Temml throws at a mistake in a formula; stands in for Temml's own class, which
 * writes the place into the message. Here the message is bare and `loc` says where. */

/* Temml's words, as ours are written: in lower case, without a full stop, subjects in quotes. */
const WORDS = [
  [/^Too many expansions: .*/, "macros that call each other without end"],
  [/^Unsupported function name: (.*)/, "unknown command '$1'"],
  [/^Function "(.*)" is not trusted$/, "'$1' is not allowed in a formula"],
  [/^No such environment: (.*)/, "no environment is called '$1'"],
  [/^\{(.*)\} can be used only in display mode.*/, "'$1' stands only in a formula on lines of its own"],
  [/^(\\tag) works only in display mode/, "'$1' stands only in a formula on lines of its own"],
  [/'EOF'/g, "the end of the formula"],
  [/got the end of the formula/, "but the formula ends"],
  [/\.$/, ""],
];

function reword(message) {
  for (const [pattern, words] of WORDS) message = message.replace(pattern, words);
  return message.charAt(0).toLowerCase() + message.slice(1);
}

export default function ParseError(message, token) {
  this.temml = message;
  this.message = reword(message);
  this.loc = token && token.loc;
}
ParseError.prototype = Object.create(Error.prototype);
ParseError.prototype.name = "ParseError";

/* Temml tells one of its own errors by this text. */
ParseError.prototype.toString = function () {
  return "ParseError:  " + this.temml;
};
