/*
 * /metrics: the Prometheus text format 0.0.4. It wants all lines of a metric together, so each metric that
 * functions have goes through all of them; a slice is some kB of lines, and the place in between a cursor.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "durable.h"
#include "http.h"
#include "metrics.h"
#include "registry.h"
#include "session.h"

enum { FUNCTIONS_A_STEP = 16 };

/* Of the server as a whole, when the answer begins. */
struct figures {
	struct metrics measured;
	uint64_t functions, workers, job_bytes, received, sent, http_connections, store_up, memory;
	uint64_t start, cpu; /* ns */
};

/* An answer in the making. */
struct page {
	struct server *server;
	struct figures figures;
	size_t row;   /* of the table, the one that is being written */
	cursor place; /* in the functions, for it */
	const registry_function *function;
	registry_function_info info; /* of that function */
	text_buf line;               /* what its lines begin with: `name{function="..."` */
	size_t front;                /* as much of that as the lines of all functions have in common */
};

typedef struct metric_row {
	const char *name, *type, *help;
	void (*put)(text_buf *out, const struct page *page, const struct metric_row *row);
	size_t what; /* an of_function or registry_count, or an offset in struct figures */
	bool of_functions;
} metric_row;

typedef enum of_function { WAITING, DELAYED, RUNNING, OLDEST } of_function;

/* How a line of a function goes on. */
#define VIEW(text) \
	{ \
		text, sizeof(text) - 1 \
	}
static const gear_view plain_end = VIEW("} ");
static const gear_view priority_ends[] = { VIEW(",priority=\"high\"} "), VIEW(",priority=\"normal\"} "),
	VIEW(",priority=\"low\"} ") };

static void put_line(text_buf *out, const struct page *page, gear_view end, uint64_t value)
{
	text_put_line(out, gear_view_of(gear_buf_bytes(&page->line.bytes), page->line.bytes.len), end, value);
}

/* -1: there is none. */
static int64_t figure_of(const struct page *page, of_function what, int priority)
{
	int64_t now = page->server->time.now / 1000, since;

	switch (what) {
		case WAITING:
			return page->info.queued[priority] - page->info.delayed_of[priority];
		case DELAYED:
			return page->info.delayed_of[priority];
		case RUNNING:
			return page->info.running_of[priority];
		case OLDEST:
			since = registry_function_since(page->function, priority);
			return since < 0 ? -1 : now > since ? now - since : 0;
	}
	return -1;
}

static void put_priorities(text_buf *out, const struct page *page, const metric_row *row)
{
	for (int i = 0; i < GEAR_PRIORITIES; i++) {
		int64_t figure = figure_of(page, (of_function) row->what, i);
		if (figure >= 0) {
			put_line(out, page, priority_ends[i], (uint64_t) figure);
		}
	}
}

static void put_workers(text_buf *out, const struct page *page, const metric_row *row)
{
	(void) row;
	put_line(out, page, plain_end, page->info.workers);
}

static void put_count(text_buf *out, const struct page *page, const metric_row *row)
{
	put_line(out, page, plain_end, page->info.counts[row->what]);
}

/* What most functions never have: half of the lines of a server with many functions would say 0. */
static void put_seldom(text_buf *out, const struct page *page, const metric_row *row)
{
	if (page->info.counts[row->what] > 0) {
		put_count(out, page, row);
	}
}

static const void *find_figure(const struct page *page, const metric_row *row)
{
	return (const char *) &page->figures + row->what;
}

static void put_figure(text_buf *out, const struct page *page, const metric_row *row)
{
	text_put_line(out, gear_view_str(row->name), gear_view_of(" ", 1), *(const uint64_t *) find_figure(page, row));
}

static void put_seconds(text_buf *out, const struct page *page, const metric_row *row)
{
	text_put(out, row->name);
	text_put(out, " ");
	text_put_seconds(out, *(const uint64_t *) find_figure(page, row));
	text_put(out, "\n");
}

static void put_histogram(text_buf *out, const struct page *page, const metric_row *row, const int64_t *bounds,
	void (*put)(text_buf *out, uint64_t value))
{
	const histogram *h = find_figure(page, row);
	uint64_t count = 0;

	for (int i = 0; i <= METRICS_BUCKETS; i++) {
		count += h->buckets[i];
		text_put(out, row->name);
		text_put(out, "_bucket{le=\"");
		if (i == METRICS_BUCKETS) {
			text_put(out, "+Inf");
		} else {
			put(out, (uint64_t) bounds[i]);
		}
		text_put_line(out, gear_view_str("\""), plain_end, count);
	}
	text_put(out, row->name);
	text_put(out, "_sum ");
	put(out, h->sum);
	text_put(out, "\n");
	text_put_line(out, gear_view_str(row->name), gear_view_str("_count "), count);
}

static void put_times(text_buf *out, const struct page *page, const metric_row *row)
{
	put_histogram(out, page, row, metrics_time_bounds, text_put_seconds);
}

static void put_sizes(text_buf *out, const struct page *page, const metric_row *row)
{
	put_histogram(out, page, row, metrics_size_bounds, text_put_number);
}

static void put_build(text_buf *out, const struct page *page, const metric_row *row)
{
	(void) page;
	text_put(out, row->name);
	text_put(out, "{version=\"" GEAR_VERSION "\"} 1\n");
}

/* clang-format off */
#define OF_FUNCTION(name, type, help, put, what) { "gearman_" name, type, help, put, what, true }
#define FIGURE(name, type, help, put, field) { name, type, help, put, offsetof(struct figures, field), false }
/* clang-format on */

static const metric_row rows[] = {
	{ "gearman_build_info", "gauge", "The version of the server.", put_build, 0, false },
	OF_FUNCTION("jobs_waiting", "gauge", "Jobs that could run now.", put_priorities, WAITING),
	OF_FUNCTION("jobs_delayed", "gauge", "Jobs that are not due yet.", put_priorities, DELAYED),
	OF_FUNCTION("jobs_running", "gauge", "Jobs that a worker has.", put_priorities, RUNNING),
	OF_FUNCTION("job_oldest_seconds", "gauge", "How long the job that is next has waited.", put_priorities, OLDEST),
	OF_FUNCTION("function_workers", "gauge", "Workers that can do the function.", put_workers, 0),
	OF_FUNCTION("jobs_submitted_total", "counter", "New jobs.", put_count, REGISTRY_COUNT_SUBMITTED),
	OF_FUNCTION("jobs_completed_total", "counter", "Jobs that were completed.", put_count, REGISTRY_COUNT_COMPLETED),
	OF_FUNCTION("jobs_failed_total", "counter", "Jobs that failed, by their workers' word or for lost workers.", put_count,
		REGISTRY_COUNT_FAILED),
	OF_FUNCTION("jobs_restored_total", "counter", "Jobs of an earlier run that the durable queue had.", put_seldom,
		REGISTRY_COUNT_RESTORED),
	OF_FUNCTION(
		"jobs_coalesced_total", "counter", "Submissions that joined a job that was there.", put_seldom, REGISTRY_COUNT_COALESCED),
	OF_FUNCTION("jobs_refused_total", "counter",
		"Submissions that were not taken: maxqueue, draining, memory, the durable queue.", put_seldom, REGISTRY_COUNT_REFUSED),
	OF_FUNCTION("jobs_retried_total", "counter", "Jobs that were queued again when a worker was lost.", put_seldom,
		REGISTRY_COUNT_RETRIED),
	OF_FUNCTION("jobs_timed_out_total", "counter", "Jobs whose workers took too long.", put_seldom, REGISTRY_COUNT_TIMED_OUT),
	OF_FUNCTION("jobs_cancelled_total", "counter", "Jobs that were cancelled or dropped with their function.", put_seldom,
		REGISTRY_COUNT_CANCELLED),
	OF_FUNCTION(
		"jobs_abandoned_total", "counter", "Foreground jobs that nobody awaited any more.", put_seldom, REGISTRY_COUNT_ABANDONED),
	FIGURE("gearman_functions", "gauge", "Functions that are known.", put_figure, functions),
	FIGURE("gearman_workers", "gauge", "Connections that can do a function.", put_figure, workers),
	FIGURE("gearman_job_bytes", "gauge", "What the jobs take that have not ended.", put_figure, job_bytes),
	FIGURE(
		"gearman_connections", "gauge", "Connections of clients, workers and administrators.", put_figure, measured.connections),
	FIGURE("gearman_connections_total", "counter", "Connections that were accepted.", put_figure, measured.accepted),
	FIGURE(
		"gearman_connections_refused_total", "counter", "Connections over --max-connections.", put_figure, measured.turned_away),
	FIGURE("gearman_received_bytes_total", "counter", "Bytes from clients, workers and administrators.", put_figure, received),
	FIGURE("gearman_sent_bytes_total", "counter", "Bytes to clients, workers and administrators.", put_figure, sent),
	FIGURE("gearman_errors_total", "counter", "ERROR packets that were sent, and jobs by HTTP that were refused.", put_figure,
		measured.errors),
	FIGURE("gearman_http_connections", "gauge", "HTTP connections.", put_figure, http_connections),
	FIGURE("gearman_http_requests_total", "counter", "HTTP requests.", put_figure, measured.http_requests),
	FIGURE("gearman_loop_turn_seconds", "histogram", "Turns of the event loop: how long others may wait for theirs.", put_times,
		measured.turns),
	FIGURE("gearman_store_up", "gauge", "1 if the durable queue works, or there is none.", put_figure, store_up),
	FIGURE("gearman_store_batch_operations", "histogram", "Operations of the durable queue's transactions.", put_sizes,
		measured.batches),
	FIGURE("gearman_store_commit_seconds", "histogram", "From the hand-over of a transaction to its end.", put_times,
		measured.commits),
	FIGURE("gearman_store_refused_total", "counter", "Operations that the durable queue did not do when asked to.", put_figure,
		measured.refused),
	FIGURE(
		"gearman_store_outages_total", "counter", "Times that the durable queue stopped working.", put_figure, measured.outages),
	FIGURE("process_start_time_seconds", "gauge", "When the server started, since 1970.", put_seconds, start),
	FIGURE("process_cpu_seconds_total", "counter", "Processor time.", put_seconds, cpu),
	FIGURE("process_resident_memory_bytes", "gauge", "Memory in use.", put_figure, memory),
};

enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

static void begin_row(struct page *page, const metric_row *row, text_buf *out)
{
	text_put(out, "# HELP ");
	text_put(out, row->name);
	text_put(out, " ");
	text_put(out, row->help);
	text_put(out, "\n# TYPE ");
	text_put(out, row->name);
	text_put(out, " ");
	text_put(out, row->type);
	text_put(out, "\n");
	page->line.bytes.len = 0;
	text_put(&page->line, row->name);
	text_put(&page->line, "{function=");
	page->front = page->line.bytes.len;
}

/* A line or so of some functions, or what there is of the server. */
static bool put_some(void *state, text_buf *out)
{
	struct page *page = state;
	const metric_row *row = &rows[page->row];
	const uint64_t *totals = registry_describe(page->server->registry).counts;
	bool is_empty = row->put == put_seldom && totals[row->what] == 0;

	if (!cursor_is_begun(&page->place)) {
		begin_row(page, row, out);
	}
	page->function = NULL;
	for (int i = 0; i < FUNCTIONS_A_STEP && row->of_functions && !is_empty; i++) {
		page->function = registry_next_function(page->server->registry, &page->place);
		if (page->function == NULL) {
			break;
		}
		page->info = registry_function_describe(page->function);
		page->line.bytes.len = page->front;
		text_put_label(&page->line, page->info.name);
		row->put(out, page, row);
	}
	if (!row->of_functions) {
		row->put(out, page, row);
	}
	page->row += page->function == NULL;
	out->failed = out->failed || page->line.failed;
	return page->row < ROWS;
}

static void end_page(void *state)
{
	struct page *page = state;

	cursor_end(&page->place);
	gear_buf_free(&page->line.bytes);
	free(page);
}

static void look(struct figures *figures, const struct server *server)
{
	const registry_totals totals = registry_describe(server->registry);
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	*figures = (struct figures){
		.measured = server->metrics,
		.functions = totals.functions,
		.workers = totals.workers,
		.job_bytes = totals.bytes,
		.received = server->scratch.received,
		.sent = server->scratch.sent,
		.http_connections = server->http->connection_count,
		.store_up = durable_works(server->durable),
		.memory = metrics_memory(),
		.start = (uint64_t) server->metrics.born * 1000000,
		.cpu = (uint64_t) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000000
			+ (uint64_t) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1000,
	};
}

void http_show_metrics(struct http_request *request)
{
	struct page *page = calloc(1, sizeof(*page));

	if (page == NULL) {
		http_say(request, 503, "no memory");
		return;
	}
	page->server = http_of(request)->server;
	look(&page->figures, page->server);
	http_stream(request, "text/plain; version=0.0.4; charset=utf-8", (struct http_source){ put_some, end_page, page });
}
