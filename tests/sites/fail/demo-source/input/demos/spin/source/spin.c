int x; /* ÿ */
