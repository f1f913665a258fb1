/*
 * SipHash-1-3, the half of it that a hash table needs: fast for a few bytes, and not to be foreseen without the seed.
 */
#include "hash.h"

#include <string.h>

static uint64_t rotate(uint64_t x, unsigned bits)
{
	return x << bits | x >> (64 - bits);
}

/* Inline, so that the four words stay in registers: called, it takes twice as long. */
static inline __attribute__((always_inline)) void sip_round(uint64_t v[4])
{
	v[0] += v[1];
	v[2] += v[3];
	v[1] = rotate(v[1], 13) ^ v[0];
	v[3] = rotate(v[3], 16) ^ v[2];
	v[0] = rotate(v[0], 32);
	v[2] += v[1];
	v[0] += v[3];
	v[1] = rotate(v[1], 17) ^ v[2];
	v[3] = rotate(v[3], 21) ^ v[0];
	v[2] = rotate(v[2], 32);
}

/* Eight bytes or less as a number; which end comes first does not matter to us. */
static uint64_t word_at(const unsigned char *bytes, size_t len)
{
	uint64_t word = 0;

	memcpy(&word, bytes, len < 8 ? len : 8);
	return word;
}

uint64_t hash_bytes(uint64_t seed, const void *bytes, size_t len)
{
	const unsigned char *at = bytes;
	size_t left = len;
	uint64_t v[4] = { seed ^ 0x736f6d6570736575u, ~seed ^ 0x646f72616e646f6du, seed ^ 0x6c7967656e657261u,
		~seed ^ 0x7465646279746573u };

	for (;; at += 8, left -= 8) {
		uint64_t word = left >= 8 ? word_at(at, 8) : (uint64_t) len << 56 | (left > 0 ? word_at(at, left) : 0);
		v[3] ^= word;
		sip_round(v);
		v[0] ^= word;
		if (left < 8) {
			break;
		}
	}
	v[2] ^= 0xff;
	for (int i = 0; i < 3; i++) {
		sip_round(v);
	}
	return v[0] ^ v[1] ^ v[2] ^ v[3];
}
