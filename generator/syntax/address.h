/* address: bare addresses in running text, as GitHub finds them (www., http://, https://, ftp://), with an
 * end that suits Chinese. And what must be passed over in their search. */
#ifndef WENDA_SYNTAX_ADDRESS_H
#define WENDA_SYNTAX_ADDRESS_H

#include "base/str.h"

/* Length of "http", "https" or "ftp" at the end of `before`, when "://" behind it may begin an address. */
size_t address_scheme(struct str before);

/* True when "www." may stand behind `before`, the text of its line so far. */
bool address_may_begin(struct str before);

/* Length of the address at the start of `text`, whose scheme ("http://") has `scheme` bytes, or is "www."
 * with 0; 0 when it is none. What ends a sentence is not part of it. */
size_t address_length(struct str text, size_t scheme);

/* Length of "<scheme:" at the start of `text`, or 0. */
size_t address_pointed_scheme(struct str text);

/* Length of "<scheme:address>" at the start of `text`, or 0. */
size_t address_pointed(struct str text);

/* Length of the HTML tag, comment or <address> at the start of `text`, or 0. */
size_t address_tag(struct str text);

/* Length of "(address "title")" at the start of `text`, or 0. */
size_t address_target(struct str text);

/* True when the address, of whatever node, runs script or reads the reader's files: by its scheme, in any
 * letters and with whatever blanks browsers pass over. */
bool address_is_unsafe(struct str url);

/* Length of "[label]:" at the start of a line that defines a link, or 0. */
size_t address_label(struct str line);

/* Length of the definition of a link at the start of `text`, the end of its line included, or 0. */
size_t address_definition(struct str text);

#endif
