/*
 * What the extension's files share: the object of each class, errors, arguments that several classes take. The files
 * client.c, worker.c, task.c and job.c are one class each and hold no protocol logic: that is in protocol/.
 */
#ifndef PHP_GEARMAN_H
#define PHP_GEARMAN_H

#include "php.h"

#include "callback.h"
#include "gear_client.h"
#include "gear_worker.h"

#define PHP_GEARMAN_VERSION "3.0.0-dev"

extern zend_module_entry gearman_module_entry;
#define phpext_gearman_ptr &gearman_module_entry

ZEND_BEGIN_MODULE_GLOBALS(gearman)
char *default_host;
zend_long default_port;
bool exceptions;        /* what new clients and workers begin with, see PHP_GEARMAN_EXCEPTIONS */
char unique_prefix[19]; /* random, once a process; see php_gearman_unique */
uint64_t unique_count;  /* from a random start */
pid_t unique_pid;       /* a forked child must not go on with its parent's uniques */
ZEND_END_MODULE_GLOBALS(gearman)

ZEND_EXTERN_MODULE_GLOBALS(gearman)
#define GEARMAN_G(v) ZEND_MODULE_GLOBALS_ACCESSOR(gearman, v)

#if defined(ZTS) && defined(COMPILE_DL_GEARMAN)
ZEND_TSRMLS_CACHE_EXTERN()
#endif

extern zend_class_entry *gearman_client_ce;
extern zend_class_entry *gearman_worker_ce;
extern zend_class_entry *gearman_task_ce;
extern zend_class_entry *gearman_job_ce;
extern zend_class_entry *gearman_admin_ce;
extern zend_class_entry *gearman_exception_ce;

typedef struct php_gearman_client php_gearman_client;
typedef struct php_gearman_task php_gearman_task;

/* Option bits of the API that the code acts on; the stub takes their values from here. */
enum {
	PHP_GEARMAN_CLIENT_NON_BLOCKING = 2,
	PHP_GEARMAN_CLIENT_FREE_TASKS = 32, /* always in effect: a finished task is let go */
	PHP_GEARMAN_WORKER_NON_BLOCKING = 2,
	PHP_GEARMAN_WORKER_PACKET_INIT = 4,
	PHP_GEARMAN_WORKER_GRAB_UNIQ = 128,      /* always in effect, unless a server refuses GRAB_JOB_UNIQ */
	PHP_GEARMAN_WORKER_TIMEOUT_RETURN = 256, /* always in effect */
	/* Ours, of clients and workers, far from the bits that libgearman has or may get: failures are thrown. */
	PHP_GEARMAN_EXCEPTIONS = 1 << 16,
	/* Ours, of clients: a job's unique chooses its server. */
	PHP_GEARMAN_CLIENT_HASH_UNIQUE = 1 << 17,
	PHP_GEARMAN_OWN_OPTIONS = PHP_GEARMAN_EXCEPTIONS | PHP_GEARMAN_CLIENT_HASH_UNIQUE,
	/* The bits that setOptions() and its like change; the others are as they are. Those without a name are libgearman's. */
	PHP_GEARMAN_CLIENT_SETTABLE = 2 | 8 | 32 | 64 | PHP_GEARMAN_OWN_OPTIONS,
	PHP_GEARMAN_WORKER_SETTABLE = 2 | 128 | 256 | 512 | PHP_GEARMAN_EXCEPTIONS
};

/* The workload callback's place, after those of the events. */
enum { PHP_GEARMAN_ON_WORKLOAD = GEAR_EVENTS, PHP_GEARMAN_CALLBACKS };

struct php_gearman_client {
	gear_client client;
	php_gearman_callback callbacks[PHP_GEARMAN_CALLBACKS]; /* by gear_event */
	php_gearman_task *tasks;                               /* unfinished tasks, each held by one reference */
	zend_string *context;                                  /* or NULL */
	int rc;                                                /* of the last call */
	zend_long options;                                     /* GEARMAN_CLIENT_* */
	char doing[GEAR_HANDLE_SIZE];                          /* the handle of the do*() under way or last done */
	uint32_t doing_numerator, doing_denominator;
	zend_object std;
};

struct php_gearman_task {
	gear_task task;
	php_gearman_client *client;                /* while unfinished: it holds a reference to this task */
	php_gearman_task *previous, *next;         /* in client->tasks */
	zend_string *function, *unique, *workload; /* what the task's views look at */
	zend_string *data;                         /* of the last packet that had some, or NULL */
	size_t data_read;                          /* how much of it recvData() has given */
	zval context;                              /* undefined when none was given */
	zend_object std;
};

typedef struct php_gearman_worker {
	gear_worker worker;
	HashTable functions; /* name => php_gearman_function */
	int rc;
	zend_long options; /* GEARMAN_WORKER_* */
	zend_object std;
} php_gearman_worker;

typedef struct php_gearman_job {
	gear_job job;
	zend_object *worker; /* held, so that the connection outlives the job; NULL: not a worker's job */
	zend_string *function, *unique, *workload;
	int rc;     /* of the last send, or what setReturn() said */
	int ending; /* what setReturn() said: how the job ends when its function returns */
	zend_object std;
} php_gearman_job;

#define PHP_GEARMAN_FROM_OBJ(type, object) ((type *) ((char *) (object) -XtOffsetOf(type, std)))
#define Z_GEARMAN_CLIENT_P(zv) PHP_GEARMAN_FROM_OBJ(php_gearman_client, Z_OBJ_P(zv))
#define Z_GEARMAN_WORKER_P(zv) PHP_GEARMAN_FROM_OBJ(php_gearman_worker, Z_OBJ_P(zv))
#define Z_GEARMAN_TASK_P(zv) PHP_GEARMAN_FROM_OBJ(php_gearman_task, Z_OBJ_P(zv))
#define Z_GEARMAN_JOB_P(zv) PHP_GEARMAN_FROM_OBJ(php_gearman_job, Z_OBJ_P(zv))

/*
 * Every function is a method, too. This declares and fetches the object for one that takes no more arguments.
 */
#define PHP_GEARMAN_FETCH(type, var, ce) \
	type *var; \
	zval *self; \
	if (zend_parse_method_parameters(ZEND_NUM_ARGS(), getThis(), "O", &self, ce) == FAILURE) { \
		RETURN_THROWS(); \
	} \
	var = PHP_GEARMAN_FROM_OBJ(type, Z_OBJ_P(self))

/* The number of an argument as its caller counts: the object of a procedural call is the first one. */
#define PHP_GEARMAN_ARG(n) ((n) + (getThis() ? 0 : 1))

/* The classes' handlers, set up by their own file. */
void php_gearman_client_minit(void);
void php_gearman_worker_minit(void);
void php_gearman_task_minit(void);
void php_gearman_job_minit(void);
void php_gearman_admin_minit(void);

/* A class of our kind: create_object, and handlers for an object embedded at `offset`. Not to be cloned. */
void php_gearman_class_init(zend_class_entry *ce, zend_object *(*create)(zend_class_entry *), zend_object_handlers *handlers,
	size_t offset, zend_object_free_obj_t free_obj, zend_object_get_gc_t get_gc);

/*
 * Says what went wrong, in the error's words: as a GearmanException with PHP_GEARMAN_EXCEPTIONS in the options, else as a
 * warning. True if rc is GEAR_SUCCESS.
 */
bool php_gearman_report(int rc, const gear_error *error, zend_long options);

/* The options of our own that a new client or worker begins with. */
zend_long php_gearman_default_options(void);

/* Runs what a script's signal handlers and time limits want while C waits. GEAR_STOPPED when one of them threw. */
gear_disturbance php_gearman_interrupt(void);

/*
 * A string, NULL for none, with what a peer sent behind it; the old one is given up for it. NULL, and the old one as it was, when that
 * is beyond memory_limit: the script's fatal error is then under way as an exception.
 */
zend_string *php_gearman_append(zend_string *string, gear_view data);

/*
 * What setOptions, addOptions and removeOptions make of a mask; bits that are not `settable` stay as they are. Setting adds
 * our own ones and does not take them away: a program that names libgearman's options does not know them.
 */
typedef enum php_gearman_change { PHP_GEARMAN_SET, PHP_GEARMAN_ADD, PHP_GEARMAN_REMOVE } php_gearman_change;
zend_long php_gearman_options(zend_long old, zend_long given, zend_long settable, php_gearman_change change);

/* setTimeout's argument; negative: none. False: an error has been thrown. */
bool php_gearman_timeout(zend_long timeout, int arg, int *ms);

/* Both forms of addServer's arguments: "" and null, 0 and null are the php.ini defaults. False: an error has been thrown. */
bool php_gearman_address(gear_address *address, const zend_string *host, zend_long port, bool port_is_null, int host_arg);

/*
 * Reads addServers' list, "host:port,host,..." into addresses, and hands each to add(); none if one is malformed. False: an
 * error has been thrown or, with *rc set, reported.
 */
bool php_gearman_addresses(
	const zend_string *list, int list_arg, int (*add)(void *context, gear_address *address), void *context);

/*
 * setSSL()'s array, which is its method's first argument: sets up `use` anew; if that fails, what it was stays. False: an
 * error has been thrown, else *rc and the error say how it went.
 */
bool php_gearman_set_ssl(HashTable *options, gear_tls_use *use, gear_error *error, int *rc);

/* A new unique in a UUID's form; *returns owned*. */
zend_string *php_gearman_unique(void);

/* Makes the object of a task; *returns* it with one reference. */
php_gearman_task *php_gearman_task_new(zval *return_value);

#endif
