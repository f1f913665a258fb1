/*
 * The heap: order, ties, removal from anywhere, and running out of memory.
 */
#include "heap.h"
#include "unit.h"
#include "unit_alloc.h"

enum { NODES = 300 };

/* Every node knows its place, and none is before its parent. */
static void check_shape(const heap *h)
{
	for (size_t place = 1; place <= h->count; place++) {
		const heap_node *node = h->nodes[place - 1], *parent = place > 1 ? h->nodes[place / 2 - 1] : node;
		CHECK_NUMBER(node->place, place);
		CHECK(parent->when < node->when || (parent->when == node->when && parent->order <= node->order));
	}
}

static void test_empty(void)
{
	heap h = { 0 };
	heap_node node = { .when = 1 };

	CHECK(heap_first(&h) == NULL);
	heap_remove(&h, &node);
	heap_free(&h);
	heap_free(&h);
}

static void test_order(void)
{
	static const struct {
		int64_t when;
		uint64_t order;
	} rows[] = { { 5, 1 }, { -3, 2 }, { 5, 0 }, { INT64_MAX, 3 }, { 0, 9 }, { 0, 8 } };
	static const int sorted[] = { 1, 5, 4, 2, 0, 3 };
	heap_node nodes[6] = { 0 };
	heap h = { 0 };

	for (int i = 0; i < 6; i++) {
		nodes[i].when = rows[i].when;
		nodes[i].order = rows[i].order;
		CHECK(heap_push(&h, &nodes[i]));
	}
	for (int i = 0; i < 6; i++) {
		CHECK(heap_first(&h) == &nodes[sorted[i]]);
		heap_remove(&h, &nodes[sorted[i]]);
		CHECK_NUMBER(nodes[sorted[i]].place, 0);
		check_shape(&h);
	}
	CHECK(heap_first(&h) == NULL);
	heap_free(&h);
}

/* The earliest of what is in, by looking at all. */
static const heap_node *earliest(const heap_node *nodes)
{
	const heap_node *best = NULL;

	for (int i = 0; i < NODES; i++) {
		if (nodes[i].place != 0
			&& (best == NULL || nodes[i].when < best->when || (nodes[i].when == best->when && nodes[i].order < best->order))) {
			best = &nodes[i];
		}
	}
	return best;
}

static void test_random(void)
{
	uint64_t seed = 1;
	heap_node nodes[NODES] = { 0 };
	heap h = { 0 };

	for (int step = 0; step < 30000; step++) {
		heap_node *node = &nodes[unit_random(&seed) % NODES];
		/* Long stretches of growing and of shrinking. */
		bool grows = step / 3000 % 2 == 0;
		if (node->place == 0 && grows) {
			node->when = unit_random(&seed) % 50;
			node->order = (uint64_t) (node - nodes);
			CHECK(heap_push(&h, node));
		} else if (!grows || unit_random(&seed) % 4 == 0) {
			heap_remove(&h, node);
		}
		CHECK(heap_first(&h) == earliest(nodes));
		if (step % 16 == 0) {
			check_shape(&h);
		}
	}
	heap_free(&h);
}

static void test_no_memory(void)
{
	heap_node nodes[NODES] = { 0 };
	heap h = { 0 };
	int pushed = 0;

	for (int i = 0; i < NODES; i++) {
		nodes[i].when = NODES - i;
		unit_fail_allocation(1);
		bool ok = heap_push(&h, &nodes[i]);
		CHECK(unit_allocation_failed() == !ok);
		if (!ok) {
			CHECK_NUMBER(nodes[i].place, 0);
			CHECK(heap_push(&h, &nodes[i]));
		}
		pushed++;
		CHECK_NUMBER(h.count, pushed);
	}
	/* It shrinks on the way, and without memory it stays as large as it is. */
	for (int i = 0; i < NODES; i++) {
		unit_fail_allocation(1);
		heap_remove(&h, &nodes[i]);
		unit_allocation_failed();
		check_shape(&h);
	}
	heap_free(&h);
}

int main(void)
{
	RUN(test_empty);
	RUN(test_order);
	RUN(test_random);
	RUN(test_no_memory);
	return 0;
}
