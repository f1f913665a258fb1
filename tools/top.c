/*
 * The live view. Each time the server is asked for `status` and `prioritystatus`, which every gearmand answers; the two are
 * brought together by name. On a terminal the picture is as large as that and is drawn over the last one; elsewhere all of
 * it is printed. Plain ANSI sequences, no library.
 */
#include "top.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "cli.h"
#include "gear_time.h"

enum { WIDTH = 80, NUMBERS = 57 /* columns that a line has right of the name */, HEADING = 4 };

#define ANSI_BEGIN "\x1b[?1049h\x1b[?25l\x1b[?7l" /* the other screen, no cursor, what is too wide is cut */
#define ANSI_END "\x1b[?7h\x1b[?25h\x1b[?1049l"
#define ANSI_HOME "\x1b[H"
#define ANSI_LINE_END "\x1b[K\n"
#define ANSI_CLEAR "\x1b[J"
#define ANSI_HEADING "\x1b[7m"
#define ANSI_PLAIN "\x1b[0m"

/* What is known of one function. */
struct function {
	char *name; /* owned */
	uint64_t waiting, running, workers, by_priority[GEAR_PRIORITIES];
	double change; /* of waiting jobs, a second */
};

/* All functions at one time, by name. */
struct picture {
	struct function *items;
	size_t count, size;
	int64_t taken; /* ms */
	char version[64], pid[24];
};

static volatile sig_atomic_t interrupted, suspended;

static void on_signal(int number)
{
	(void) number;
	interrupted = 1;
}

/* A window of another size, or a process that goes on, is reason enough to draw again. */
static void on_change(int number)
{
	suspended |= number == SIGTSTP;
}

static gear_disturbance is_interrupted(void)
{
	return interrupted ? GEAR_STOPPED : GEAR_UNDISTURBED;
}

static void free_picture(struct picture *picture)
{
	for (size_t i = 0; i < picture->count; i++) {
		free(picture->items[i].name);
	}
	free(picture->items);
	*picture = (struct picture){ 0 };
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct function *) a)->name, ((const struct function *) b)->name);
}

static int by_load(const void *a, const void *b)
{
	const struct function *left = a, *right = b;
	uint64_t all_left = left->waiting + left->running, all_right = right->waiting + right->running;

	return all_left != all_right ? (all_left < all_right ? 1 : -1) : by_name(a, b);
}

static struct function *find(const struct picture *picture, const char *name)
{
	struct function key = { .name = (char *) name };

	return picture->count ? bsearch(&key, picture->items, picture->count, sizeof(key), by_name) : NULL;
}

/* Cuts "name\t1\t2\t3" at its tabs, from the end, and copies the name. False if it is no such line. */
static bool read_line(gear_view line, char **name, uint64_t *numbers, size_t count)
{
	while (count) {
		size_t digits = 0;

		while (digits < line.len && line.bytes[line.len - 1 - digits] != '\t') {
			digits++;
		}
		if (digits == line.len
			|| !gear_view_number(gear_view_of(line.bytes + line.len - digits, digits), UINT64_MAX, &numbers[--count])) {
			return false;
		}
		line.len -= digits + 1;
	}
	*name = malloc(line.len + 1);
	if (!*name) {
		cli_die("out of memory");
	}
	memcpy(*name, line.bytes, line.len);
	(*name)[line.len] = '\0';
	cli_clean(*name, line.len, false); /* it is for a terminal */
	return true;
}

static void add_status(struct picture *picture, gear_view line)
{
	uint64_t numbers[3];
	char *name;

	if (!read_line(line, &name, numbers, 3)) {
		return;
	}
	if (picture->count == picture->size) {
		picture->size = picture->size ? picture->size * 2 : 64;
		picture->items = realloc(picture->items, picture->size * sizeof(*picture->items));
		if (!picture->items) {
			cli_die("out of memory");
		}
	}
	picture->items[picture->count++] = (struct function){ .name = name,
		.waiting = numbers[0] > numbers[1] ? numbers[0] - numbers[1] : 0,
		.running = numbers[1],
		.workers = numbers[2] };
}

static void add_priorities(struct picture *picture, gear_view line)
{
	uint64_t numbers[GEAR_PRIORITIES + 1];
	struct function *function;
	char *name;

	if (read_line(line, &name, numbers, GEAR_PRIORITIES + 1)) {
		function = find(picture, name);
		if (function) {
			memcpy(function->by_priority, numbers, sizeof(function->by_priority));
		}
		free(name);
	}
}

static int ask_listing(
	gear_admin *admin, const char *command, struct picture *picture, void (*add)(struct picture *picture, gear_view line))
{
	gear_view line;
	int rc = gear_admin_send(admin, gear_view_str(command), true);

	while (!rc && !(rc = gear_admin_line(admin, &line))) {
		add(picture, line);
	}
	return rc == GEAR_NO_JOBS ? GEAR_SUCCESS : rc;
}

static int ask_value(gear_admin *admin, const char *command, char *value, size_t size)
{
	gear_view line;
	int rc = gear_admin_send(admin, gear_view_str(command), false);

	if (!rc) {
		rc = gear_admin_line(admin, &line);
	}
	if (!rc) {
		size_t skip = line.len > 3 && memcmp(line.bytes, "OK ", 3) == 0 ? 3 : 0;

		snprintf(value, size, "%.*s", gear_view_width(line) - (int) skip, line.bytes + skip);
		cli_clean(value, strlen(value), false);
	}
	return rc;
}

static int take_picture(gear_admin *admin, struct picture *picture, const struct picture *last)
{
	int rc = ask_value(admin, "version", picture->version, sizeof(picture->version));

	rc = rc ? rc : ask_value(admin, "getpid", picture->pid, sizeof(picture->pid));
	rc = rc ? rc : ask_listing(admin, "status", picture, add_status);
	if (!rc && picture->count) {
		qsort(picture->items, picture->count, sizeof(*picture->items), by_name);
	}
	rc = rc ? rc : ask_listing(admin, "prioritystatus", picture, add_priorities);
	picture->taken = gear_now();
	for (size_t i = 0; !rc && i < picture->count; i++) {
		struct function *function = &picture->items[i];
		const struct function *before = find(last, function->name);

		if (before && picture->taken > last->taken) {
			function->change =
				((double) function->waiting - (double) before->waiting) * 1000 / (double) (picture->taken - last->taken);
		}
	}
	return rc;
}

/* Output of one time, gathered and written at once, so that nobody sees half of it. */
struct canvas {
	FILE *file;
	bool terminal, keyboard;
	struct termios before; /* if keyboard: how it was */
	int width, height;
};

static void end_line(const struct canvas *canvas)
{
	fputs(canvas->terminal ? ANSI_LINE_END : "\n", canvas->file);
}

static void draw_heading(const struct canvas *canvas, const struct picture *picture, const char *server, const char *trouble)
{
	uint64_t waiting = 0, running = 0;
	time_t now = time(NULL);
	struct tm parts;
	char clock[16];

	for (size_t i = 0; i < picture->count; i++) {
		waiting += picture->items[i].waiting;
		running += picture->items[i].running;
	}
	strftime(clock, sizeof(clock), "%H:%M:%S", localtime_r(&now, &parts));
	fprintf(canvas->file, "%s  gearmand %s at %s, process %s", clock, picture->version, server, picture->pid);
	end_line(canvas);
	if (trouble) {
		fprintf(canvas->file, "no answer: %s", trouble);
	} else {
		fprintf(canvas->file, "%zu functions, %llu jobs waiting, %llu running", picture->count, (unsigned long long) waiting,
			(unsigned long long) running);
	}
	end_line(canvas);
	end_line(canvas);
	fprintf(canvas->file, "%s%-*s %9s %8s %8s %8s %8s %8s%s", canvas->terminal ? ANSI_HEADING : "", canvas->width - NUMBERS,
		"FUNCTION", "WAITING", "CHANGE/S", "HIGH", "LOW", "RUNNING", "WORKERS", canvas->terminal ? ANSI_PLAIN : "");
	end_line(canvas);
}

/* The name in its column, of as many characters; one that is longer is cut, but where nothing is drawn over. */
static void draw_name(const struct canvas *canvas, const char *name)
{
	int left = canvas->width - NUMBERS;

	for (; *name && (left > 0 || !canvas->terminal || ((unsigned char) *name & 0xc0) == 0x80); name++) {
		left -= ((unsigned char) *name & 0xc0) != 0x80;
		fputc(*name, canvas->file);
	}
	fprintf(canvas->file, "%*s", left > 0 ? left : 0, "");
}

static void draw_function(const struct canvas *canvas, const struct function *function)
{
	draw_name(canvas, function->name);
	fprintf(canvas->file, " %9llu %+8.1f %8llu %8llu %8llu %8llu", (unsigned long long) function->waiting, function->change,
		(unsigned long long) function->by_priority[GEAR_PRIORITY_HIGH],
		(unsigned long long) function->by_priority[GEAR_PRIORITY_LOW], (unsigned long long) function->running,
		(unsigned long long) function->workers);
	end_line(canvas);
}

/* Sorts the picture by load meanwhile. `trouble`: why there is no newer one, or NULL. */
static void draw(struct canvas *canvas, struct picture *picture, const char *server, const char *trouble)
{
	struct winsize window;
	char *text = NULL;
	size_t len = 0;

	canvas->width = WIDTH;
	if (canvas->terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_row) {
		canvas->width = window.ws_col > NUMBERS + 8 ? window.ws_col : NUMBERS + 8;
		canvas->height = window.ws_row;
	}
	canvas->file = open_memstream(&text, &len);
	if (!canvas->file) {
		cli_die("out of memory");
	}
	fputs(canvas->terminal ? ANSI_HOME : "", canvas->file);
	draw_heading(canvas, picture, server, trouble);
	if (picture->count) {
		qsort(picture->items, picture->count, sizeof(*picture->items), by_load);
	}
	for (size_t i = 0; i < picture->count && (!canvas->terminal || i + HEADING + 1 < (size_t) canvas->height); i++) {
		draw_function(canvas, &picture->items[i]);
	}
	if (picture->count) {
		qsort(picture->items, picture->count, sizeof(*picture->items), by_name);
	}
	fputs(canvas->terminal ? ANSI_CLEAR : "", canvas->file);
	fclose(canvas->file);
	cli_print(text, len);
	free(text);
}

static void watch_signals(void)
{
	static const struct {
		int number;
		void (*handler)(int number);
	} caught[] = { { SIGINT, on_signal }, { SIGTERM, on_signal }, { SIGHUP, on_signal }, { SIGPIPE, on_signal },
		{ SIGTSTP, on_change }, { SIGCONT, on_change }, { SIGWINCH, on_change } };

	for (size_t i = 0; i < sizeof(caught) / sizeof(caught[0]); i++) {
		struct sigaction action = { .sa_handler = caught[i].handler };

		sigaction(caught[i].number, &action, NULL);
	}
}

/* Keys come one by one and are not shown. False if nobody can press any. */
static bool take_keyboard(struct termios *before)
{
	struct termios raw;

	if (tcgetattr(STDIN_FILENO, before)) {
		return false;
	}
	raw = *before;
	raw.c_lflag &= ~(tcflag_t) (ICANON | ECHO);
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	return tcsetattr(STDIN_FILENO, TCSANOW, &raw) == 0;
}

static void enter(struct canvas *canvas)
{
	if (canvas->terminal) {
		canvas->keyboard = take_keyboard(&canvas->before);
		cli_print(ANSI_BEGIN, strlen(ANSI_BEGIN));
	}
}

static void leave(struct canvas *canvas)
{
	if (canvas->keyboard) {
		tcsetattr(STDIN_FILENO, TCSANOW, &canvas->before);
		canvas->keyboard = false;
	}
	if (canvas->terminal) {
		(void) cli_write(STDOUT_FILENO, ANSI_END, strlen(ANSI_END)); /* it may be gone */
	}
}

/* Ctrl-Z: the terminal is the shell's as long as it lasts. */
static void suspend(struct canvas *canvas)
{
	suspended = 0;
	leave(canvas);
	raise(SIGSTOP);
	enter(canvas);
}

/* q is the end, and so is that of the terminal; any other key, and Ctrl-D, has the next picture taken now. */
static void read_key(short events)
{
	char key = '\0';
	ssize_t got = read(STDIN_FILENO, &key, 1);

	if (events & (POLLHUP | POLLERR | POLLNVAL) || (got < 0 && errno != EINTR) || key == 'q' || key == 'Q') {
		interrupted = 1;
	}
}

/* Draws, again if the window changes, until it is time for the next picture or a key asks for it. */
static void show(struct canvas *canvas, struct picture *picture, const char *server, const char *trouble, int interval)
{
	int64_t end = gear_now() + interval;

	for (;;) {
		int64_t now = gear_now();
		struct pollfd keys = { canvas->keyboard ? STDIN_FILENO : -1, POLLIN, 0 };
		int ready;

		if (suspended) {
			suspend(canvas);
		}
		draw(canvas, picture, server, trouble);
		ready = interrupted || now >= end ? 0 : poll(&keys, 1, (int) (end - now));
		if (ready > 0) {
			read_key(keys.revents);
		}
		if (ready >= 0 || interrupted) {
			return;
		}
	}
}

void top_run(gear_admin *admin, const struct top_settings *settings)
{
	const char *term = getenv("TERM");
	struct canvas canvas = { .terminal = isatty(STDOUT_FILENO) && term && strcmp(term, "dumb") != 0, .height = 24 };
	struct picture now = { 0 }, last = { 0 };
	long left = settings->count ? settings->count : canvas.terminal ? -1 : 1;
	int rc = take_picture(admin, &now, &last);

	if (rc) {
		cli_die("%s", admin->error.text);
	}
	watch_signals();
	admin->interrupt = is_interrupted;
	enter(&canvas);
	while (!interrupted) {
		left -= left > 0;
		cli_clean(admin->error.text, strlen(admin->error.text), false);
		show(&canvas, &now, admin->peer.name, rc ? admin->error.text : NULL, left ? settings->interval : 0);
		if (!left || interrupted) {
			break;
		}
		if (!rc) {
			free_picture(&last);
			last = now;
			now = (struct picture){ 0 };
		} else {
			free_picture(&now);
		}
		rc = take_picture(admin, &now, &last);
	}
	leave(&canvas);
	free_picture(&now);
	free_picture(&last);
}
