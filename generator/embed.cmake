# A file's bytes as a C string: cmake -D IN=FILE -D OUT=FILE.c -D NAME=IDENTIFIER -P embed.cmake
file(READ "${IN}" bytes HEX)
string(REGEX REPLACE "(................)" "\\1\n" bytes "${bytes}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
file(WRITE "${OUT}" "extern const char ${NAME}[];\nconst char ${NAME}[] = {\n${bytes}0 };\n")
