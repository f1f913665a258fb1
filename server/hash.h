/*
 * The hash of bytes that a peer chose: who does not know the seed cannot choose ones that collide.
 */
#ifndef HASH_H
#define HASH_H

#include <stddef.h>
#include <stdint.h>

uint64_t hash_bytes(uint64_t seed, const void *bytes, size_t len);

#endif
