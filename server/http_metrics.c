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

enum { SLICE = 16 * 1024, FUNCTIONS_A_SLICE = 256 };

/* An answer in the making. */
struct page {
	struct server *server;
	size_t row;   /* of the table, the one that is being written */
	cursor place; /* in the functions, for it */
};

static const char *const priority_names[] = { "high", "normal", "low" };

typedef struct metric_row metric_row;

struct metric_row {
	const char *name, *type, *help;
	/* One of the two; of a function, or of the server. */
	void (*put_function)(text_buf *out, const metric_row *row, const registry_function_info *info, int64_t now);
	void (*put)(text_buf *out, const metric_row *row, struct server *server);
	size_t what; /* a registry_count, or an offset in struct metrics */
};

/* `name{function="...",priority="..."} `; priority NULL: without that label. */
static void put_head(text_buf *out, const metric_row *row, gear_view function, const char *priority)
{
	text_put(out, row->name);
	text_put(out, "{function=");
	text_put_label(out, function);
	if (priority != NULL) {
		text_put(out, ",priority=\"");
		text_put(out, priority);
		text_put(out, "\"");
	}
	text_put(out, "} ");
}

static void put_value(text_buf *out, uint64_t value)
{
	text_put_number(out, value);
	text_put(out, "\n");
}

static void put_by_priority(
	text_buf *out, const metric_row *row, gear_view function, const uint32_t *values, const uint32_t *less)
{
	for (int i = 0; i < GEAR_PRIORITIES; i++) {
		put_head(out, row, function, priority_names[i]);
		put_value(out, values[i] - (less != NULL ? less[i] : 0));
	}
}

static void put_waiting(text_buf *out, const metric_row *row, const registry_function_info *info, int64_t now)
{
	(void) now;
	put_by_priority(out, row, info->name, info->queued, info->delayed_of);
}

static void put_delayed(text_buf *out, const metric_row *row, const registry_function_info *info, int64_t now)
{
	(void) now;
	put_by_priority(out, row, info->name, info->delayed_of, NULL);
}

static void put_running(text_buf *out, const metric_row *row, const registry_function_info *info, int64_t now)
{
	(void) now;
	put_by_priority(out, row, info->name, info->running_of, NULL);
}

static void put_oldest(text_buf *out, const metric_row *row, const registry_function_info *info, int64_t now)
{
	for (int i = 0; i < GEAR_PRIORITIES; i++) {
		if (info->since[i] >= 0) {
			put_head(out, row, info->name, priority_names[i]);
			put_value(out, (uint64_t) (now > info->since[i] ? now - info->since[i] : 0));
		}
	}
}

static void put_workers(text_buf *out, const metric_row *row, const registry_function_info *info, int64_t now)
{
	(void) now;
	put_head(out, row, info->name, NULL);
	put_value(out, info->workers);
}

static void put_count(text_buf *out, const metric_row *row, const registry_function_info *info, int64_t now)
{
	(void) now;
	put_head(out, row, info->name, NULL);
	put_value(out, info->counts[row->what]);
}

/* What most functions never have: half of the lines of a server with many functions would say 0. */
static void put_seldom(text_buf *out, const metric_row *row, const registry_function_info *info, int64_t now)
{
	if (info->counts[row->what] > 0) {
		put_count(out, row, info, now);
	}
}

static void put_plain(text_buf *out, const metric_row *row, uint64_t value)
{
	text_put(out, row->name);
	text_put(out, " ");
	put_value(out, value);
}

static void put_measure(text_buf *out, const metric_row *row, struct server *server)
{
	put_plain(out, row, *(const uint64_t *) (const void *) ((const char *) &server->metrics + row->what));
}

static void put_histogram(text_buf *out, const metric_row *row, const histogram *h, const int64_t *bounds, bool is_time)
{
	uint64_t count = 0;

	for (int i = 0; i <= METRICS_BUCKETS; i++) {
		count += h->buckets[i];
		text_put(out, row->name);
		text_put(out, "_bucket{le=\"");
		if (i == METRICS_BUCKETS) {
			text_put(out, "+Inf");
		} else if (is_time) {
			text_put_seconds(out, (uint64_t) bounds[i]);
		} else {
			text_put_number(out, (uint64_t) bounds[i]);
		}
		text_put(out, "\"} ");
		put_value(out, count);
	}
	text_put(out, row->name);
	text_put(out, "_sum ");
	if (is_time) {
		text_put_seconds(out, h->sum);
	} else {
		text_put_number(out, h->sum);
	}
	text_put(out, "\n");
	text_put(out, row->name);
	text_put(out, "_count ");
	put_value(out, count);
}

static void put_turns(text_buf *out, const metric_row *row, struct server *server)
{
	put_histogram(out, row, &server->metrics.turns, metrics_time_bounds, true);
}

static void put_commits(text_buf *out, const metric_row *row, struct server *server)
{
	put_histogram(out, row, &server->metrics.commits, metrics_time_bounds, true);
}

static void put_batches(text_buf *out, const metric_row *row, struct server *server)
{
	put_histogram(out, row, &server->metrics.batches, metrics_size_bounds, false);
}

static void put_build(text_buf *out, const metric_row *row, struct server *server)
{
	(void) server;
	text_put(out, row->name);
	text_put(out, "{version=\"" GEAR_VERSION "\"} 1\n");
}

static void put_functions(text_buf *out, const metric_row *row, struct server *server)
{
	put_plain(out, row, registry_describe(server->registry).functions);
}

static void put_workers_in_all(text_buf *out, const metric_row *row, struct server *server)
{
	put_plain(out, row, registry_describe(server->registry).workers);
}

static void put_job_bytes(text_buf *out, const metric_row *row, struct server *server)
{
	put_plain(out, row, registry_describe(server->registry).bytes);
}

static void put_received(text_buf *out, const metric_row *row, struct server *server)
{
	put_plain(out, row, server->scratch.received);
}

static void put_sent(text_buf *out, const metric_row *row, struct server *server)
{
	put_plain(out, row, server->scratch.sent);
}

static void put_http_connections(text_buf *out, const metric_row *row, struct server *server)
{
	put_plain(out, row, server->http->connection_count);
}

static void put_store_up(text_buf *out, const metric_row *row, struct server *server)
{
	put_plain(out, row, durable_works(server->durable));
}

static void put_start(text_buf *out, const metric_row *row, struct server *server)
{
	text_put(out, row->name);
	text_put(out, " ");
	text_put_seconds(out, (uint64_t) (server->time.wall - (server->time.now - server->metrics.started)) * 1000000);
	text_put(out, "\n");
}

static void put_cpu(text_buf *out, const metric_row *row, struct server *server)
{
	struct rusage usage;

	(void) server;
	getrusage(RUSAGE_SELF, &usage);
	text_put(out, row->name);
	text_put(out, " ");
	text_put_seconds(out,
		(uint64_t) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000000
			+ (uint64_t) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1000);
	text_put(out, "\n");
}

static void put_memory(text_buf *out, const metric_row *row, struct server *server)
{
	(void) server;
	put_plain(out, row, metrics_memory());
}

#define OF_FUNCTION(name, type, help, put, what) \
	{ \
		"gearman_" name, type, help, put, NULL, what \
	}
#define OF_SERVER(name, type, help, put) \
	{ \
		name, type, help, NULL, put, 0 \
	}
#define MEASURE(name, type, help, field) \
	{ \
		"gearman_" name, type, help, NULL, put_measure, offsetof(struct metrics, field) \
	}

static const metric_row rows[] = {
	OF_SERVER("gearman_build_info", "gauge", "The version of the server.", put_build),
	OF_FUNCTION("jobs_waiting", "gauge", "Jobs that could run now.", put_waiting, 0),
	OF_FUNCTION("jobs_delayed", "gauge", "Jobs that are not due yet.", put_delayed, 0),
	OF_FUNCTION("jobs_running", "gauge", "Jobs that a worker has.", put_running, 0),
	OF_FUNCTION("job_oldest_seconds", "gauge", "How long the job that is next has waited.", put_oldest, 0),
	OF_FUNCTION("function_workers", "gauge", "Workers that can do the function.", put_workers, 0),
	OF_FUNCTION("jobs_submitted_total", "counter", "New jobs.", put_count, REGISTRY_COUNT_SUBMITTED),
	OF_FUNCTION("jobs_completed_total", "counter", "Jobs that were completed.", put_count, REGISTRY_COUNT_COMPLETED),
	OF_FUNCTION("jobs_failed_total", "counter", "Jobs that failed, by their workers' word or for lost workers.", put_count,
		REGISTRY_COUNT_FAILED),
	OF_FUNCTION("jobs_restored_total", "counter", "Jobs of an earlier run that the durable queue had.", put_seldom,
		REGISTRY_COUNT_RESTORED),
	OF_FUNCTION(
		"jobs_coalesced_total", "counter", "Submissions that joined a job that was there.", put_seldom, REGISTRY_COUNT_COALESCED),
	OF_FUNCTION("jobs_refused_total", "counter", "Submissions over maxqueue, or that the durable queue did not take.", put_seldom,
		REGISTRY_COUNT_REFUSED),
	OF_FUNCTION("jobs_retried_total", "counter", "Jobs that were queued again when a worker was lost.", put_seldom,
		REGISTRY_COUNT_RETRIED),
	OF_FUNCTION("jobs_timed_out_total", "counter", "Jobs whose workers took too long.", put_seldom, REGISTRY_COUNT_TIMED_OUT),
	OF_FUNCTION("jobs_cancelled_total", "counter", "Jobs that were cancelled or dropped with their function.", put_seldom,
		REGISTRY_COUNT_CANCELLED),
	OF_FUNCTION(
		"jobs_abandoned_total", "counter", "Foreground jobs that nobody awaited any more.", put_seldom, REGISTRY_COUNT_ABANDONED),
	OF_SERVER("gearman_functions", "gauge", "Functions that are known.", put_functions),
	OF_SERVER("gearman_workers", "gauge", "Connections that can do a function.", put_workers_in_all),
	OF_SERVER("gearman_job_bytes", "gauge", "What the jobs take that have not ended.", put_job_bytes),
	MEASURE("connections", "gauge", "Connections of clients, workers and administrators.", connections),
	MEASURE("connections_total", "counter", "Connections that were accepted.", accepted),
	MEASURE("connections_refused_total", "counter", "Connections over --max-connections.", turned_away),
	OF_SERVER("gearman_received_bytes_total", "counter", "Bytes from clients, workers and administrators.", put_received),
	OF_SERVER("gearman_sent_bytes_total", "counter", "Bytes to clients, workers and administrators.", put_sent),
	MEASURE("errors_total", "counter", "ERROR packets that were sent.", errors),
	OF_SERVER("gearman_http_connections", "gauge", "HTTP connections.", put_http_connections),
	MEASURE("http_requests_total", "counter", "HTTP requests.", http_requests),
	OF_SERVER(
		"gearman_loop_turn_seconds", "histogram", "Turns of the event loop: how long others may wait for theirs.", put_turns),
	OF_SERVER("gearman_store_up", "gauge", "1 if the durable queue works, or there is none.", put_store_up),
	OF_SERVER("gearman_store_batch_operations", "histogram", "Operations of the durable queue's transactions.", put_batches),
	OF_SERVER("gearman_store_commit_seconds", "histogram", "From the hand-over of a transaction to its end.", put_commits),
	MEASURE("store_refused_total", "counter", "Operations that the durable queue did not do when asked to.", refused),
	MEASURE("store_outages_total", "counter", "Times that the durable queue stopped working.", outages),
	OF_SERVER("process_start_time_seconds", "gauge", "When the server started, since 1970.", put_start),
	OF_SERVER("process_cpu_seconds_total", "counter", "Processor time.", put_cpu),
	OF_SERVER("process_resident_memory_bytes", "gauge", "Memory in use.", put_memory),
};

enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

static void put_about(text_buf *out, const metric_row *row)
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
}

static bool put_slice(void *state, text_buf *out)
{
	struct page *page = state;
	int functions = 0;

	while (page->row < ROWS && out->bytes.len < SLICE && functions < FUNCTIONS_A_SLICE) {
		const metric_row *row = &rows[page->row];
		const registry_function *function;
		registry_function_info info;
		if (!cursor_is_begun(&page->place)) {
			put_about(out, row);
		}
		if (row->put != NULL) {
			row->put(out, row, page->server);
			page->row++;
			continue;
		}
		function = registry_next_function(page->server->registry, &page->place);
		if (function == NULL) {
			page->row++;
			continue;
		}
		functions++;
		info = registry_function_describe(function);
		row->put_function(out, row, &info, page->server->time.now / 1000);
	}
	return page->row < ROWS;
}

static void end_page(void *state)
{
	struct page *page = state;

	cursor_end(&page->place);
	free(page);
}

void http_show_metrics(struct http_request *request)
{
	struct page *page = calloc(1, sizeof(*page));

	if (page == NULL) {
		http_say(request, 503, "no memory");
		return;
	}
	page->server = http_of(request)->server;
	http_stream(request, "text/plain; version=0.0.4; charset=utf-8", (struct http_source){ put_slice, end_page, page });
}
