/*
 * The hash table: what is in is found and what is not is not, while it grows and shrinks, with long chains, and without
 * memory to grow; and that its hash of bytes depends on all of them.
 */
#include "hash.h"
#include "unit.h"
#include "unit_alloc.h"

#include <stdbool.h>
#include <stddef.h>

enum { ENTRIES = 5000 };

struct entry {
	hash_link link;
	uint32_t hash;
	bool is_in, seen;
};

static struct entry entries[ENTRIES];

static uint32_t hash_of(const hash_link *link)
{
	return ((const struct entry *) link)->hash;
}

static bool has(const hash_table *table, const struct entry *entry)
{
	for (hash_link *link = hash_bucket(table, entry->hash); link != NULL; link = link->next) {
		if (link == &entry->link) {
			return true;
		}
	}
	return false;
}

/* Everything that is in is come by once. */
static void check_all(const hash_table *table)
{
	size_t count = 0;

	for (hash_link *link = hash_next(table, NULL); link != NULL; link = hash_next(table, link)) {
		struct entry *entry = (struct entry *) link;
		CHECK(entry->is_in && !entry->seen);
		entry->seen = true;
		count++;
	}
	CHECK_NUMBER(count, table->count);
	for (int i = 0; i < ENTRIES; i++) {
		CHECK(entries[i].is_in == entries[i].seen);
		CHECK(has(table, &entries[i]) == entries[i].is_in);
		entries[i].seen = false;
	}
}

/* Fills and empties the table a few times; `kinds` different hashes, 0: all differ. */
static void fill_and_drain(uint32_t kinds)
{
	uint64_t seed = 7;
	hash_table table;

	hash_init(&table, hash_of);
	for (int i = 0; i < ENTRIES; i++) {
		entries[i].hash = kinds > 0 ? unit_random(&seed) % kinds : unit_random(&seed);
	}
	for (int step = 0; step < 12 * ENTRIES; step++) {
		struct entry *entry = &entries[unit_random(&seed) % ENTRIES];
		bool fills = step / (3 * ENTRIES) % 2 == 0;
		if (fills && !entry->is_in) {
			hash_insert(&table, &entry->link);
			entry->is_in = true;
		} else if (!fills && entry->is_in) {
			hash_remove(&table, &entry->link);
			entry->is_in = false;
		}
		if (step % ENTRIES == 0) {
			check_all(&table);
		}
	}
	for (int i = 0; i < ENTRIES; i++) {
		if (entries[i].is_in) {
			hash_remove(&table, &entries[i].link);
			entries[i].is_in = false;
		}
	}
	check_all(&table);
	hash_free(&table);
}

static void test_table(void)
{
	fill_and_drain(0);
	fill_and_drain(40);
}

static void test_size(void)
{
	hash_table table;

	hash_init(&table, hash_of);
	for (uint32_t i = 0; i < ENTRIES; i++) {
		entries[i].hash = i;
		hash_insert(&table, &entries[i].link);
	}
	CHECK_NUMBER(table.buckets, ENTRIES);
	for (uint32_t i = 0; i < ENTRIES; i++) {
		hash_remove(&table, &entries[i].link);
	}
	CHECK_NUMBER(table.buckets, HASH_FIRST);
	for (int i = 0; i < HASH_SEGMENTS; i++) {
		CHECK(table.segments[i] == NULL);
	}
	hash_free(&table);
}

static void test_no_memory(void)
{
	hash_table table;

	hash_init(&table, hash_of);
	for (int i = 0; i < ENTRIES; i++) {
		entries[i].hash = (uint32_t) i * 2654435761u;
		entries[i].is_in = true;
		unit_fail_allocation(i < ENTRIES / 2 ? 1 : 0);
		hash_insert(&table, &entries[i].link);
		unit_allocation_failed();
	}
	check_all(&table);
	for (int i = 0; i < ENTRIES; i++) {
		hash_remove(&table, &entries[i].link);
		entries[i].is_in = false;
	}
	check_all(&table);
	hash_free(&table);
}

static void test_bytes(void)
{
	unsigned char bytes[40] = { 0 };

	for (size_t len = 0; len < sizeof(bytes); len++) {
		uint64_t hash = hash_bytes(1, bytes, len);
		CHECK(hash == hash_bytes(1, bytes, len));
		CHECK(hash != hash_bytes(2, bytes, len));
		CHECK(hash != hash_bytes(1, bytes, len + 1));
		for (size_t i = 0; i < len; i++) {
			bytes[i] ^= 0x10;
			CHECK(hash != hash_bytes(1, bytes, len));
			bytes[i] ^= 0x10;
		}
	}
}

int main(void)
{
	RUN(test_table);
	RUN(test_size);
	RUN(test_no_memory);
	RUN(test_bytes);
	return 0;
}
