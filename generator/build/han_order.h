/* han_order: Han characters by sound, made by han_order.mjs when the program is built. */
#ifndef WENDA_BUILD_HAN_ORDER_H
#define WENDA_BUILD_HAN_ORDER_H

enum { HAN_ORDER_FIRST = 0x4E00, HAN_ORDER_LAST = 0x9FFF };

/* The place of each of these characters among all, from 1. */
extern const unsigned short han_order[HAN_ORDER_LAST - HAN_ORDER_FIRST + 1];

/* By letter of the alphabet, the place where those begin whose sound begins with it; 0: there are none. */
extern const unsigned short han_letters[26];

#endif
