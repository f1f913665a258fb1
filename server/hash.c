/*
 * The hash table, by linear hashing, and SipHash. With n buckets, of which p is the largest power of two <= n, a hash
 * belongs to bucket hash mod 2p, or if that does not exist yet, to hash mod p. So one more bucket, n, takes its entries
 * from one other, n - p. The buckets are in segments that double in size, because one array could not grow in place.
 */
#include "hash.h"

#include <stdlib.h>
#include <string.h>

static size_t highest_power(size_t n)
{
	return (size_t) 1 << (sizeof(unsigned long long) * 8 - 1 - (size_t) __builtin_clzll(n));
}

static unsigned segment_of(size_t bucket)
{
	return (unsigned) __builtin_ctzll(highest_power(bucket) / HASH_FIRST);
}

static hash_link **bucket_at(const hash_table *table, size_t bucket)
{
	if (bucket < HASH_FIRST) {
		return (hash_link **) &table->first[bucket];
	}
	return &table->segments[segment_of(bucket)][bucket - highest_power(bucket)];
}

static size_t bucket_of(const hash_table *table, uint32_t hash)
{
	size_t power = highest_power(table->buckets);
	size_t bucket = hash & (2 * power - 1);

	return bucket < table->buckets ? bucket : hash & (power - 1);
}

void hash_init(hash_table *table, uint32_t (*hash_of)(const hash_link *link))
{
	memset(table, 0, sizeof(*table));
	table->hash_of = hash_of;
	table->buckets = HASH_FIRST;
}

void hash_free(hash_table *table)
{
	for (unsigned i = 0; i < HASH_SEGMENTS; i++) {
		free(table->segments[i]);
	}
	hash_init(table, table->hash_of);
}

hash_link *hash_bucket(const hash_table *table, uint32_t hash)
{
	return *bucket_at(table, bucket_of(table, hash));
}

/* One more bucket, if there is memory for it. */
static void grow(hash_table *table)
{
	size_t power = highest_power(table->buckets);
	unsigned segment = segment_of(table->buckets);
	hash_link **from, **to;

	if (segment >= HASH_SEGMENTS) {
		return;
	}
	if (table->segments[segment] == NULL) {
		table->segments[segment] = calloc(power, sizeof(hash_link *));
		if (table->segments[segment] == NULL) {
			return;
		}
	}

	from = bucket_at(table, table->buckets - power);
	to = bucket_at(table, table->buckets);
	while (*from != NULL) {
		hash_link *link = *from;
		if ((table->hash_of(link) & power) != 0) {
			*from = link->next;
			link->next = *to;
			*to = link;
		} else {
			from = &link->next;
		}
	}
	table->buckets++;
}

/* One bucket less. */
static void shrink(hash_table *table)
{
	size_t last = table->buckets - 1;
	size_t power = highest_power(last);
	hash_link **from = bucket_at(table, last);
	hash_link **end = bucket_at(table, last - power);

	while (*end != NULL) {
		end = &(*end)->next;
	}
	*end = *from;
	*from = NULL;
	table->buckets--;
	if (last == power) {
		free(table->segments[segment_of(last)]);
		table->segments[segment_of(last)] = NULL;
	}
}

void hash_insert(hash_table *table, hash_link *link)
{
	hash_link **bucket;

	table->count++;
	if (table->count > table->buckets) {
		grow(table);
	}
	bucket = bucket_at(table, bucket_of(table, table->hash_of(link)));
	link->next = *bucket;
	*bucket = link;
}

void hash_remove(hash_table *table, hash_link *link)
{
	hash_link **at = bucket_at(table, bucket_of(table, table->hash_of(link)));

	while (*at != link) {
		at = &(*at)->next;
	}
	*at = link->next;
	link->next = NULL;
	table->count--;
	/* Two at most, which is enough to keep pace. */
	for (int i = 0; i < 2 && table->count < table->buckets / 2 && table->buckets > HASH_FIRST; i++) {
		shrink(table);
	}
}

hash_link *hash_next(const hash_table *table, const hash_link *after)
{
	size_t bucket = 0;

	if (after != NULL) {
		if (after->next != NULL) {
			return after->next;
		}
		bucket = bucket_of(table, table->hash_of(after)) + 1;
	}
	for (; bucket < table->buckets; bucket++) {
		hash_link *first = *bucket_at(table, bucket);
		if (first != NULL) {
			return first;
		}
	}
	return NULL;
}

static uint64_t rotate(uint64_t x, unsigned bits)
{
	return x << bits | x >> (64 - bits);
}

static void sip_round(uint64_t v[4])
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
