/*
 * The index: what is in is found and what is not is not, while it grows and shrinks, with hashes that agree in part or
 * wholly, and when memory runs out. And the hash of bytes that it is mostly used with.
 */
#include "hash.h"
#include "index.h"
#include "unit.h"
#include "unit_alloc.h"

enum { ENTRIES = 20000 };

struct entry {
	uint32_t hash;
	bool is_in;
};

static struct entry entries[ENTRIES];
static index_table table;

static bool is_same(const void *entry, const void *wanted)
{
	return entry == wanted;
}

static bool insert(struct entry *entry)
{
	entry->is_in = index_insert(&table, entry->hash, entry);
	return entry->is_in;
}

static void take(struct entry *entry)
{
	index_remove(&table, entry->hash, entry);
	entry->is_in = false;
}

/* Everything that is in is found. */
static void check_all(void)
{
	size_t count = 0;

	for (int i = 0; i < ENTRIES; i++) {
		index_prefetch(&table, entries[i].hash);
		CHECK(index_find(&table, entries[i].hash, is_same, &entries[i]) == (entries[i].is_in ? &entries[i] : NULL));
		count += entries[i].is_in;
	}
	CHECK_NUMBER(count, table.count);
}

static void free_entry(void *entry)
{
	struct entry *freed = entry;

	CHECK(freed->is_in);
	freed->is_in = false;
}

/* Everything that is in is freed, and once. */
static void free_all(void)
{
	index_free(&table, free_entry);
	for (int i = 0; i < ENTRIES; i++) {
		CHECK(!entries[i].is_in);
	}
}

/* As small as a table in which there never was much. */
static void check_small(void)
{
	CHECK_NUMBER(table.count, 0);
	CHECK_NUMBER(table.depth, 0);
	CHECK_NUMBER(table.deepest, 1);
}

static void fill(uint32_t mask)
{
	uint64_t seed = 7;

	for (int i = 0; i < ENTRIES; i++) {
		entries[i] = (struct entry){ .hash = unit_random(&seed) & mask };
	}
}

/* Fills and empties the table a few times, in random order. */
static void churn(uint32_t mask)
{
	uint64_t seed = 11;

	fill(mask);
	for (int step = 0; step < 12 * ENTRIES; step++) {
		struct entry *entry = &entries[unit_random(&seed) % ENTRIES];
		bool fills = step / (3 * ENTRIES) % 2 == 0;
		if (fills && !entry->is_in) {
			CHECK(insert(entry));
		} else if (!fills && entry->is_in) {
			take(entry);
		} else {
			index_remove(&table, entry->hash, &table);
		}
		if (step % (ENTRIES / 2) == 0) {
			check_all();
		}
	}
	for (int i = 0; i < ENTRIES; i++) {
		if (entries[i].is_in) {
			take(&entries[i]);
		}
	}
	check_all();
	check_small();
	index_free(&table, NULL);
}

static void test_empty(void)
{
	index_remove(&table, 1, &table);
	index_prefetch(&table, 1);
	CHECK(index_find(&table, 1, is_same, &table) == NULL);
	index_free(&table, NULL);
	index_free(&table, NULL);
}

static void test_random(void)
{
	churn(UINT32_MAX);
}

/* Few low bits, so a few entries have the same hash; and few high ones, so the directory is deep in one place. */
static void test_alike(void)
{
	churn(UINT32_C(0xfff00000));
	churn(UINT32_C(0x07ffffff));
}

/* What cannot be told apart fills a page, is refused then, and costs no memory beyond that. */
static void test_equal(void)
{
	int count = 0;

	fill(0);
	while (count < ENTRIES && insert(&entries[count])) {
		count++;
	}
	CHECK(count > 200 && count < 500);
	CHECK(table.depth < 12);
	check_all();
	for (int i = 0; i < count; i++) {
		take(&entries[i]);
	}
	check_small();
	index_free(&table, NULL);
}

/* Each allocation fails once; an insertion that fails then leaves everything as it was. */
static void test_no_memory(void)
{
	int failures = 0;

	fill(UINT32_MAX);
	for (int i = 0; i < ENTRIES; i++) {
		unit_fail_allocation(1);
		bool ok = insert(&entries[i]);
		if (unit_allocation_failed()) {
			failures++;
		} else {
			CHECK(ok);
		}
		CHECK(ok || insert(&entries[i]));
	}
	CHECK(failures > 50);
	check_all();
	for (int i = 0; i < ENTRIES; i++) {
		unit_fail_allocation(1);
		take(&entries[i]);
		unit_allocation_failed();
	}
	check_small();
	index_free(&table, NULL);
}

/* Memory: never 30 bytes an entry. */
static void test_size(void)
{
	const void *page = NULL;
	size_t pages = 0;

	fill(UINT32_MAX);
	for (int i = 0; i < ENTRIES; i++) {
		CHECK(insert(&entries[i]));
	}
	for (size_t i = 0; i < (size_t) 1 << table.depth; i++) {
		pages += table.pages[i] != page;
		page = table.pages[i];
	}
	CHECK((pages * 4096 + (sizeof(page) << table.depth)) / ENTRIES < 30);
	free_all();
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
	RUN(test_empty);
	RUN(test_random);
	RUN(test_alike);
	RUN(test_equal);
	RUN(test_no_memory);
	RUN(test_size);
	RUN(test_bytes);
	return 0;
}
