/*
 * A hash table of what has a hash_link embedded. It grows and shrinks by one bucket per insertion and removal (linear
 * hashing), so that no packet ever waits for a million entries to be moved, and the lookup of a full table costs what
 * that of an empty one does. And the hash of bytes that a peer chose.
 */
#ifndef HASH_H
#define HASH_H

#include <stddef.h>
#include <stdint.h>

typedef struct hash_link {
	struct hash_link *next; /* in its bucket */
} hash_link;

enum {
	HASH_FIRST = 16,    /* the fewest buckets */
	HASH_SEGMENTS = 28, /* as many as the 32 bits of a hash can tell apart */
};

typedef struct hash_table {
	uint32_t (*hash_of)(const hash_link *link); /* the same value for as long as the link is in the table */
	size_t count;                               /* entries */
	size_t buckets;                             /* in use: >= HASH_FIRST */
	hash_link *first[HASH_FIRST];
	hash_link **segments[HASH_SEGMENTS]; /* segment i: buckets HASH_FIRST << i up to twice that; NULL: not needed yet */
} hash_table;

void hash_init(hash_table *table, uint32_t (*hash_of)(const hash_link *link));

/* Frees the table's own memory, not the entries. */
void hash_free(hash_table *table);

/* Where an entry with this hash is, if anywhere: the first of a bucket, whose `next`s are to be compared; or NULL. */
hash_link *hash_bucket(const hash_table *table, uint32_t hash);

/* Never fails: without memory the buckets get longer. The link is in no table yet. */
void hash_insert(hash_table *table, hash_link *link);

/* The link is in this table. */
void hash_remove(hash_table *table, hash_link *link);

/* Every entry, in no order; starts with after == NULL, ends with NULL. No entry may come or go meanwhile. */
hash_link *hash_next(const hash_table *table, const hash_link *after);

/* SipHash-1-3: who does not know the seed cannot choose bytes that collide. */
uint64_t hash_bytes(uint64_t seed, const void *bytes, size_t len);

#endif
