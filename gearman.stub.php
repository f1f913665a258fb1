<?php

/**
 * The public API of the extension: the single source of its signatures, constants and documentation.
 * gearman_arginfo.h is generated from this file by tools/gen-arginfo; run it after every change and commit both.
 *
 * Methods and functions that do the same are one C function (@implementation-alias). A constant whose number the
 * protocol core also needs takes it from there (@cvalue, see protocol/gear.h and protocol/gear_command.h); the others
 * are kept for programs that name them, and have their number here.
 *
 * @generate-class-entries
 * @generate-legacy-arginfo 80100
 */

/* Where a job server is expected when no address is given. */

/** @var string
 * @cvalue GEAR_DEFAULT_HOST */
const GEARMAN_DEFAULT_TCP_HOST = UNKNOWN;
/** @var int
 * @cvalue GEAR_DEFAULT_PORT */
const GEARMAN_DEFAULT_TCP_PORT = UNKNOWN;

/* Sizes of the protocol in bytes and counts; handle and unique with the NUL that ends them in C. */

/** @var int
 * @cvalue GEAR_HEADER_SIZE */
const GEARMAN_PACKET_HEADER_SIZE = UNKNOWN;
/** @var int
 * @cvalue GEAR_HANDLE_SIZE */
const GEARMAN_JOB_HANDLE_SIZE = UNKNOWN;
/** @var int
 * @cvalue GEAR_OPTION_SIZE */
const GEARMAN_OPTION_SIZE = UNKNOWN;
/** @var int
 * @cvalue GEAR_UNIQUE_SIZE */
const GEARMAN_UNIQUE_SIZE = UNKNOWN;
/** @var int
 * @cvalue GEAR_ARGS_MAX */
const GEARMAN_MAX_COMMAND_ARGS = UNKNOWN;

/*
 * Buffer sizes (bytes), the worker's wait (milliseconds) and the socket timeout (seconds) of libgearman; nothing here
 * depends on them.
 */

/** @var int */
const GEARMAN_DEFAULT_SOCKET_TIMEOUT = 10,
    GEARMAN_DEFAULT_SOCKET_SEND_SIZE = 32768,
    GEARMAN_DEFAULT_SOCKET_RECV_SIZE = 32768,
    GEARMAN_MAX_ERROR_SIZE = 2048,
    GEARMAN_ARGS_BUFFER_SIZE = 128,
    GEARMAN_SEND_BUFFER_SIZE = 8192,
    GEARMAN_RECV_BUFFER_SIZE = 8192,
    GEARMAN_WORKER_WAIT_TIMEOUT = 10000;

/* Return codes: what returnCode() answers. */

/** @var int
 * @cvalue GEAR_SUCCESS */
const GEARMAN_SUCCESS = UNKNOWN;
/** @var int
 * @cvalue GEAR_IO_WAIT */
const GEARMAN_IO_WAIT = UNKNOWN;
/** @var int
 * @cvalue GEAR_SHUTDOWN */
const GEARMAN_SHUTDOWN = UNKNOWN;
/** @var int
 * @cvalue GEAR_SHUTDOWN_GRACEFUL */
const GEARMAN_SHUTDOWN_GRACEFUL = UNKNOWN;
/** @var int
 * @cvalue GEAR_ERRNO */
const GEARMAN_ERRNO = UNKNOWN;
/** @var int
 * @cvalue GEAR_EVENT */
const GEARMAN_EVENT = UNKNOWN;
/** @var int
 * @cvalue GEAR_TOO_MANY_ARGS */
const GEARMAN_TOO_MANY_ARGS = UNKNOWN;
/** @var int
 * @cvalue GEAR_NO_ACTIVE_FDS */
const GEARMAN_NO_ACTIVE_FDS = UNKNOWN;
/** @var int
 * @cvalue GEAR_INVALID_MAGIC */
const GEARMAN_INVALID_MAGIC = UNKNOWN;
/** @var int
 * @cvalue GEAR_INVALID_COMMAND */
const GEARMAN_INVALID_COMMAND = UNKNOWN;
/** @var int
 * @cvalue GEAR_INVALID_PACKET */
const GEARMAN_INVALID_PACKET = UNKNOWN;
/** @var int
 * @cvalue GEAR_UNEXPECTED_PACKET */
const GEARMAN_UNEXPECTED_PACKET = UNKNOWN;
/** @var int
 * @cvalue GEAR_GETADDRINFO */
const GEARMAN_GETADDRINFO = UNKNOWN;
/** @var int
 * @cvalue GEAR_NO_SERVERS */
const GEARMAN_NO_SERVERS = UNKNOWN;
/** @var int
 * @cvalue GEAR_LOST_CONNECTION */
const GEARMAN_LOST_CONNECTION = UNKNOWN;
/** @var int
 * @cvalue GEAR_MEMORY_ALLOCATION_FAILURE */
const GEARMAN_MEMORY_ALLOCATION_FAILURE = UNKNOWN;
/** @var int
 * @cvalue GEAR_JOB_EXISTS */
const GEARMAN_JOB_EXISTS = UNKNOWN;
/** @var int
 * @cvalue GEAR_JOB_QUEUE_FULL */
const GEARMAN_JOB_QUEUE_FULL = UNKNOWN;
/** @var int
 * @cvalue GEAR_SERVER_ERROR */
const GEARMAN_SERVER_ERROR = UNKNOWN;
/** @var int
 * @cvalue GEAR_WORK_ERROR */
const GEARMAN_WORK_ERROR = UNKNOWN;
/** @var int
 * @cvalue GEAR_WORK_DATA */
const GEARMAN_WORK_DATA = UNKNOWN;
/** @var int
 * @cvalue GEAR_WORK_WARNING */
const GEARMAN_WORK_WARNING = UNKNOWN;
/** @var int
 * @cvalue GEAR_WORK_STATUS */
const GEARMAN_WORK_STATUS = UNKNOWN;
/** @var int
 * @cvalue GEAR_WORK_EXCEPTION */
const GEARMAN_WORK_EXCEPTION = UNKNOWN;
/** @var int
 * @cvalue GEAR_WORK_FAIL */
const GEARMAN_WORK_FAIL = UNKNOWN;
/** @var int
 * @cvalue GEAR_NOT_CONNECTED */
const GEARMAN_NOT_CONNECTED = UNKNOWN;
/** @var int
 * @cvalue GEAR_COULD_NOT_CONNECT */
const GEARMAN_COULD_NOT_CONNECT = UNKNOWN;
/** @var int
 * @cvalue GEAR_SEND_IN_PROGRESS */
const GEARMAN_SEND_IN_PROGRESS = UNKNOWN;
/** @var int
 * @cvalue GEAR_RECV_IN_PROGRESS */
const GEARMAN_RECV_IN_PROGRESS = UNKNOWN;
/** @var int
 * @cvalue GEAR_NOT_FLUSHING */
const GEARMAN_NOT_FLUSHING = UNKNOWN;
/** @var int
 * @cvalue GEAR_DATA_TOO_LARGE */
const GEARMAN_DATA_TOO_LARGE = UNKNOWN;
/** @var int
 * @cvalue GEAR_INVALID_FUNCTION_NAME */
const GEARMAN_INVALID_FUNCTION_NAME = UNKNOWN;
/** @var int
 * @cvalue GEAR_INVALID_WORKER_FUNCTION */
const GEARMAN_INVALID_WORKER_FUNCTION = UNKNOWN;
/** @var int
 * @cvalue GEAR_NO_REGISTERED_FUNCTIONS */
const GEARMAN_NO_REGISTERED_FUNCTIONS = UNKNOWN;
/** @var int
 * @cvalue GEAR_NO_JOBS */
const GEARMAN_NO_JOBS = UNKNOWN;
/** @var int
 * @cvalue GEAR_ECHO_DATA_CORRUPTION */
const GEARMAN_ECHO_DATA_CORRUPTION = UNKNOWN;
/** @var int
 * @cvalue GEAR_NEED_WORKLOAD_FN */
const GEARMAN_NEED_WORKLOAD_FN = UNKNOWN;
/** @var int
 * @cvalue GEAR_PAUSE */
const GEARMAN_PAUSE = UNKNOWN;
/** @var int
 * @cvalue GEAR_UNKNOWN_STATE */
const GEARMAN_UNKNOWN_STATE = UNKNOWN;
/** @var int
 * @cvalue GEAR_PTHREAD */
const GEARMAN_PTHREAD = UNKNOWN;
/** @var int
 * @cvalue GEAR_PIPE_EOF */
const GEARMAN_PIPE_EOF = UNKNOWN;
/** @var int
 * @cvalue GEAR_QUEUE_ERROR */
const GEARMAN_QUEUE_ERROR = UNKNOWN;
/** @var int
 * @cvalue GEAR_FLUSH_DATA */
const GEARMAN_FLUSH_DATA = UNKNOWN;
/** @var int
 * @cvalue GEAR_SEND_BUFFER_TOO_SMALL */
const GEARMAN_SEND_BUFFER_TOO_SMALL = UNKNOWN;
/** @var int
 * @cvalue GEAR_IGNORE_PACKET */
const GEARMAN_IGNORE_PACKET = UNKNOWN;
/** @var int
 * @cvalue GEAR_UNKNOWN_OPTION */
const GEARMAN_UNKNOWN_OPTION = UNKNOWN;
/** @var int
 * @cvalue GEAR_TIMEOUT */
const GEARMAN_TIMEOUT = UNKNOWN;
/** @var int
 * @cvalue GEAR_MAX_RETURN */
const GEARMAN_MAX_RETURN = UNKNOWN;

/* Levels of gearman_verbose_name(). */

/** @var int */
const GEARMAN_VERBOSE_FATAL = 1,
    GEARMAN_VERBOSE_ERROR = 2,
    GEARMAN_VERBOSE_INFO = 3,
    GEARMAN_VERBOSE_DEBUG = 4,
    GEARMAN_VERBOSE_CRAZY = 5,
    GEARMAN_VERBOSE_MAX = 6;

/* Bit numbers and states of libgearman's connections; nothing here depends on them. */

/** @var int */
const GEARMAN_NON_BLOCKING = 0,
    GEARMAN_DONT_TRACK_PACKETS = 1,
    GEARMAN_CON_READY = 0,
    GEARMAN_CON_PACKET_IN_USE = 1,
    GEARMAN_CON_EXTERNAL_FD = 2,
    GEARMAN_CON_IGNORE_LOST_CONNECTION = 3,
    GEARMAN_CON_CLOSE_AFTER_FLUSH = 4,
    GEARMAN_CON_SEND_STATE_NONE = 0,
    GEARMAN_CON_RECV_STATE_READ_DATA = 2;

/* Packet types of the protocol. */

/** @var int
 * @cvalue GEAR_COMMAND_TEXT */
const GEARMAN_COMMAND_TEXT = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_CAN_DO */
const GEARMAN_COMMAND_CAN_DO = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_CANT_DO */
const GEARMAN_COMMAND_CANT_DO = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_RESET_ABILITIES */
const GEARMAN_COMMAND_RESET_ABILITIES = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_PRE_SLEEP */
const GEARMAN_COMMAND_PRE_SLEEP = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_UNUSED */
const GEARMAN_COMMAND_UNUSED = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_NOOP */
const GEARMAN_COMMAND_NOOP = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_SUBMIT_JOB */
const GEARMAN_COMMAND_SUBMIT_JOB = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_JOB_CREATED */
const GEARMAN_COMMAND_JOB_CREATED = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_GRAB_JOB */
const GEARMAN_COMMAND_GRAB_JOB = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_NO_JOB */
const GEARMAN_COMMAND_NO_JOB = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_JOB_ASSIGN */
const GEARMAN_COMMAND_JOB_ASSIGN = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_WORK_STATUS */
const GEARMAN_COMMAND_WORK_STATUS = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_WORK_COMPLETE */
const GEARMAN_COMMAND_WORK_COMPLETE = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_WORK_FAIL */
const GEARMAN_COMMAND_WORK_FAIL = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_GET_STATUS */
const GEARMAN_COMMAND_GET_STATUS = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_ECHO_REQ */
const GEARMAN_COMMAND_ECHO_REQ = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_ECHO_RES */
const GEARMAN_COMMAND_ECHO_RES = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_SUBMIT_JOB_BG */
const GEARMAN_COMMAND_SUBMIT_JOB_BG = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_ERROR */
const GEARMAN_COMMAND_ERROR = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_STATUS_RES */
const GEARMAN_COMMAND_STATUS_RES = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_SUBMIT_JOB_HIGH */
const GEARMAN_COMMAND_SUBMIT_JOB_HIGH = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_SET_CLIENT_ID */
const GEARMAN_COMMAND_SET_CLIENT_ID = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_CAN_DO_TIMEOUT */
const GEARMAN_COMMAND_CAN_DO_TIMEOUT = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_ALL_YOURS */
const GEARMAN_COMMAND_ALL_YOURS = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_WORK_EXCEPTION */
const GEARMAN_COMMAND_WORK_EXCEPTION = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_OPTION_REQ */
const GEARMAN_COMMAND_OPTION_REQ = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_OPTION_RES */
const GEARMAN_COMMAND_OPTION_RES = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_WORK_DATA */
const GEARMAN_COMMAND_WORK_DATA = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_WORK_WARNING */
const GEARMAN_COMMAND_WORK_WARNING = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_GRAB_JOB_UNIQ */
const GEARMAN_COMMAND_GRAB_JOB_UNIQ = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_JOB_ASSIGN_UNIQ */
const GEARMAN_COMMAND_JOB_ASSIGN_UNIQ = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_SUBMIT_JOB_HIGH_BG */
const GEARMAN_COMMAND_SUBMIT_JOB_HIGH_BG = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_SUBMIT_JOB_LOW */
const GEARMAN_COMMAND_SUBMIT_JOB_LOW = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_SUBMIT_JOB_LOW_BG */
const GEARMAN_COMMAND_SUBMIT_JOB_LOW_BG = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_SUBMIT_JOB_SCHED */
const GEARMAN_COMMAND_SUBMIT_JOB_SCHED = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_SUBMIT_JOB_EPOCH */
const GEARMAN_COMMAND_SUBMIT_JOB_EPOCH = UNKNOWN;
/** @var int
 * @cvalue GEAR_COMMAND_MAX */
const GEARMAN_COMMAND_MAX = UNKNOWN;

/* States of a task; kept for programs that name them. */

/** @var int */
const GEARMAN_TASK_STATE_NEW = 0,
    GEARMAN_TASK_STATE_SUBMIT = 1,
    GEARMAN_TASK_STATE_WORKLOAD = 2,
    GEARMAN_TASK_STATE_WORK = 3,
    GEARMAN_TASK_STATE_CREATED = 4,
    GEARMAN_TASK_STATE_DATA = 5,
    GEARMAN_TASK_STATE_WARNING = 6,
    GEARMAN_TASK_STATE_STATUS = 7,
    GEARMAN_TASK_STATE_COMPLETE = 8,
    GEARMAN_TASK_STATE_EXCEPTION = 9,
    GEARMAN_TASK_STATE_FAIL = 10,
    GEARMAN_TASK_STATE_FINISHED = 11;

/* Priorities, in the order in which jobs are handed out. */

/** @var int
 * @cvalue GEAR_PRIORITY_HIGH */
const GEARMAN_JOB_PRIORITY_HIGH = UNKNOWN;
/** @var int
 * @cvalue GEAR_PRIORITY_NORMAL */
const GEARMAN_JOB_PRIORITY_NORMAL = UNKNOWN;
/** @var int
 * @cvalue GEAR_PRIORITY_LOW */
const GEARMAN_JOB_PRIORITY_LOW = UNKNOWN;
/** @var int
 * @cvalue GEAR_PRIORITIES */
const GEARMAN_JOB_PRIORITY_MAX = UNKNOWN;

/* Bits of GearmanClient::options(). */

/** @var int */
const GEARMAN_CLIENT_ALLOCATED = 1,
    GEARMAN_CLIENT_TASK_IN_USE = 4,
    GEARMAN_CLIENT_UNBUFFERED_RESULT = 8,
    GEARMAN_CLIENT_NO_NEW = 16;
/** @var int
 * @cvalue PHP_GEARMAN_CLIENT_NON_BLOCKING */
const GEARMAN_CLIENT_NON_BLOCKING = UNKNOWN;
/** @var int
 * @cvalue PHP_GEARMAN_CLIENT_FREE_TASKS */
const GEARMAN_CLIENT_FREE_TASKS = UNKNOWN;

/* Failures of this client throw GearmanException; without it they are warnings. The first value is php.ini's. */
/** @var int
 * @cvalue PHP_GEARMAN_EXCEPTIONS */
const GEARMAN_CLIENT_EXCEPTIONS = UNKNOWN;

/* Of several servers, function and unique choose the one that gets a job, so that every client takes the same one. */
/** @var int
 * @cvalue PHP_GEARMAN_CLIENT_HASH_UNIQUE */
const GEARMAN_CLIENT_HASH_UNIQUE = UNKNOWN;

/* States of a client; kept for programs that name them. */

/** @var int */
const GEARMAN_CLIENT_STATE_IDLE = 0,
    GEARMAN_CLIENT_STATE_NEW = 1,
    GEARMAN_CLIENT_STATE_SUBMIT = 2,
    GEARMAN_CLIENT_STATE_PACKET = 3;

/* Bits of GearmanWorker::options(). */

/** @var int */
const GEARMAN_WORKER_ALLOCATED = 1,
    GEARMAN_WORKER_GRAB_JOB_IN_USE = 8,
    GEARMAN_WORKER_PRE_SLEEP_IN_USE = 16,
    GEARMAN_WORKER_WORK_JOB_IN_USE = 32,
    GEARMAN_WORKER_CHANGE = 64,
    GEARMAN_WORKER_TIMEOUT_RETURN = 256;
/** @var int
 * @cvalue PHP_GEARMAN_WORKER_NON_BLOCKING */
const GEARMAN_WORKER_NON_BLOCKING = UNKNOWN;
/** @var int
 * @cvalue PHP_GEARMAN_WORKER_PACKET_INIT */
const GEARMAN_WORKER_PACKET_INIT = UNKNOWN;
/** @var int
 * @cvalue PHP_GEARMAN_WORKER_GRAB_UNIQ */
const GEARMAN_WORKER_GRAB_UNIQ = UNKNOWN;

/* Failures of this worker and its jobs throw GearmanException; without it they are warnings. The first value is php.ini's. */
/** @var int
 * @cvalue PHP_GEARMAN_EXCEPTIONS */
const GEARMAN_WORKER_EXCEPTIONS = UNKNOWN;

/* States of a worker; kept for programs that name them. */

/** @var int */
const GEARMAN_WORKER_STATE_START = 0,
    GEARMAN_WORKER_STATE_FUNCTION_SEND = 1,
    GEARMAN_WORKER_STATE_CONNECT = 2,
    GEARMAN_WORKER_STATE_GRAB_JOB_SEND = 3,
    GEARMAN_WORKER_STATE_GRAB_JOB_RECV = 4,
    GEARMAN_WORKER_STATE_PRE_SLEEP = 5;

/**
 * Submits jobs to Gearman job servers and collects their results.
 *
 * Calls return false (or an empty value) on failure, raise a warning, and leave the reason in returnCode(), error()
 * and getErrno(). With GEARMAN_CLIENT_EXCEPTIONS, or gearman.exceptions=1 in php.ini, they throw GearmanException instead,
 * with the reason's code and words; so do do*() calls whose job failed or threw, which raise no warning. Tasks of
 * runTasks() that failed have their callbacks, and do not throw. Times are milliseconds. The packets named here are
 * those of the Gearman protocol.
 *
 * @not-serializable
 */
class GearmanClient
{
    /** Opens no connection; that happens with the first call that needs one. */
    public function __construct() {}

    /** Closes the connections; what background jobs do in the server goes on. */
    public function __destruct() {}

    /**
     * The code of the last call, a GEARMAN_* constant: GEARMAN_SUCCESS, GEARMAN_TIMEOUT, GEARMAN_IO_WAIT, ...
     *
     * @implementation-alias gearman_client_return_code
     */
    public function returnCode(): int {}

    /**
     * The text of the last error, with server and step where known; false when there was none.
     *
     * @implementation-alias gearman_client_error
     */
    public function error(): string|false {}

    /**
     * The system's errno of the last error; 0 when the system had no part in it.
     *
     * @implementation-alias gearman_client_get_errno
     */
    public function getErrno(): int {}

    /**
     * The options in force, a mask of GEARMAN_CLIENT_* bits.
     *
     * @implementation-alias gearman_client_options
     */
    public function options(): int {}

    /**
     * Replaces all options, but for GEARMAN_CLIENT_EXCEPTIONS and _HASH_UNIQUE: what libgearman does not have is added
     * if it is given, and only removeOptions() takes it away.
     *
     * @param int $option mask of GEARMAN_CLIENT_NON_BLOCKING, _UNBUFFERED_RESULT, _FREE_TASKS, _EXCEPTIONS, _HASH_UNIQUE
     * @implementation-alias gearman_client_set_options
     */
    public function setOptions(int $option): bool {}

    /**
     * Sets the options in the mask and leaves the others alone.
     *
     * @implementation-alias gearman_client_add_options
     */
    public function addOptions(int $option): bool {}

    /**
     * Clears the options in the mask and leaves the others alone.
     *
     * @implementation-alias gearman_client_remove_options
     */
    public function removeOptions(int $option): bool {}

    /**
     * The limit set by setTimeout() in milliseconds; -1 is none.
     *
     * @implementation-alias gearman_client_timeout
     */
    public function timeout(): int {}

    /**
     * Limits how long each later call waits without hearing from a server; then it fails with GEARMAN_TIMEOUT.
     *
     * @param int $timeout milliseconds; -1, the default, waits for ever
     * @implementation-alias gearman_client_set_timeout
     */
    public function setTimeout(int $timeout): bool {}

    /**
     * Adds a job server to those that this client may use. Records the address only: no connection is opened.
     *
     * @param string|null $host name, IPv4 or IPv6 address, "tls://" before it for TLS; null is GEARMAN_DEFAULT_TCP_HOST
     * @param int|null $port null and 0 are GEARMAN_DEFAULT_TCP_PORT
     * @param bool $setupExceptionHandler as if enableExceptionHandler() were called
     * @implementation-alias gearman_client_add_server
     */
    public function addServer(?string $host = null, ?int $port = null, bool $setupExceptionHandler = true): bool {}

    /**
     * Adds several job servers at once; see addServer(). False, and none is added, when the list cannot be read.
     *
     * @param string|null $servers "host[:port],...", each perhaps behind "tls://"; IPv6 addresses in brackets; null is the default host and port
     * @param bool $setupExceptionHandler as if enableExceptionHandler() were called
     * @implementation-alias gearman_client_add_servers
     */
    public function addServers(?string $servers = null, bool $setupExceptionHandler = true): bool {}

    /**
     * Speaks TLS with the servers, but for unix sockets and those added as "tcp://...". For connections made from now on.
     * Servers are verified, by the system's CAs, unless the options say otherwise. False when a file cannot be used, with a
     * warning or GearmanException that names it.
     *
     * @param array $options as in PHP's ssl context: cafile, capath, local_cert, local_pk, passphrase, peer_name, SNI_enabled,
     *     peer_fingerprint, verify_peer, verify_peer_name, verify_depth, allow_self_signed, ciphers, crypto_method,
     *     security_level, disable_compression, no_ticket
     * @throws ValueError for an option that is not one of these
     */
    public function setSSL(array $options): bool {}

    /**
     * Non-blocking mode: waits until a connection can go on, or for at most the timeout. False after a timeout or an error.
     *
     * @implementation-alias gearman_client_wait
     */
    public function wait(): bool {}

    /**
     * Runs a job of normal priority and waits for its result (SUBMIT_JOB).
     *
     * Data packets that the worker sent are put in front of the result. False when the job failed
     * (GEARMAN_WORK_FAIL), threw (GEARMAN_WORK_EXCEPTION), timed out (GEARMAN_TIMEOUT), or no server could be used.
     *
     * @param string $function name of the function that workers registered
     * @param string $workload handed to the worker as it is; any bytes
     * @param string|null $unique jobs of one function and one unique run once for all who wait; null makes a new one
     * @implementation-alias gearman_client_do_normal
     */
    public function doNormal(string $function, string $workload, ?string $unique = null): string|false {}

    /**
     * As doNormal(), ahead of jobs of normal and low priority (SUBMIT_JOB_HIGH).
     *
     * @implementation-alias gearman_client_do_high
     */
    public function doHigh(string $function, string $workload, ?string $unique = null): string|false {}

    /**
     * As doNormal(), after jobs of high and normal priority (SUBMIT_JOB_LOW).
     *
     * @implementation-alias gearman_client_do_low
     */
    public function doLow(string $function, string $workload, ?string $unique = null): string|false {}

    /**
     * Queues a job and does not wait for its result (SUBMIT_JOB_BG).
     *
     * Returns the job's handle once the server has acknowledged it (JOB_CREATED); false when none did.
     * Arguments as in doNormal().
     *
     * @implementation-alias gearman_client_do_background
     */
    public function doBackground(string $function, string $workload, ?string $unique = null): string|false {}

    /**
     * As doBackground(), ahead of jobs of normal and low priority (SUBMIT_JOB_HIGH_BG).
     *
     * @implementation-alias gearman_client_do_high_background
     */
    public function doHighBackground(string $function, string $workload, ?string $unique = null): string|false {}

    /**
     * As doBackground(), after jobs of high and normal priority (SUBMIT_JOB_LOW_BG).
     *
     * @implementation-alias gearman_client_do_low_background
     */
    public function doLowBackground(string $function, string $workload, ?string $unique = null): string|false {}

    /**
     * The handle of the job that a do*() call is running (JOB_CREATED); "" when there is none.
     *
     * @implementation-alias gearman_client_do_job_handle
     */
    public function doJobHandle(): string {}

    /**
     * The progress of the job that a do*() call is running, [int numerator, int denominator] (WORK_STATUS).
     *
     * @return array{int, int}
     * @implementation-alias gearman_client_do_status
     */
    public function doStatus(): array {}

    /**
     * Asks the server for a job's state (GET_STATUS).
     *
     * Returns [bool known, bool running, int numerator, int denominator]; known is false once the job is done.
     * Every server is asked until one knows the job. On failure a warning and [false, false, 0, 0].
     *
     * @param string $job_handle what doBackground() returned
     * @return array{bool, bool, int, int}
     * @implementation-alias gearman_client_job_status
     */
    public function jobStatus(string $job_handle): array {}

    /**
     * As jobStatus(), for the unique that the job was submitted with (GET_STATUS_UNIQUE).
     *
     * @return array{bool, bool, int, int}
     * @implementation-alias gearman_client_job_status_by_unique_key
     */
    public function jobStatusByUniqueKey(string $unique_key): array {}

    /**
     * Asks the servers to send the data back (ECHO_REQ); true when they do, unchanged.
     *
     * @implementation-alias gearman_client_ping
     */
    public function ping(string $workload): bool {}

    /**
     * Adds a task of normal priority, to be submitted and waited for by runTasks() (SUBMIT_JOB). False on failure.
     *
     * @param string $function_name name of the function that workers registered
     * @param string|int|float $workload handed to the worker as a string
     * @param mixed $context second argument of the callbacks
     * @param string|null $unique_key tasks of one function and one unique run once; null makes a new one
     * @implementation-alias gearman_client_add_task
     */
    public function addTask(string $function_name, string|int|float $workload, mixed $context = null, ?string $unique_key = null): GearmanTask|false {}

    /**
     * As addTask(), ahead of jobs of normal and low priority (SUBMIT_JOB_HIGH).
     *
     * @implementation-alias gearman_client_add_task_high
     */
    public function addTaskHigh(string $function_name, string|int|float $workload, mixed $context = null, ?string $unique_key = null): GearmanTask|false {}

    /**
     * As addTask(), after jobs of high and normal priority (SUBMIT_JOB_LOW).
     *
     * @implementation-alias gearman_client_add_task_low
     */
    public function addTaskLow(string $function_name, string|int|float $workload, mixed $context = null, ?string $unique_key = null): GearmanTask|false {}

    /**
     * As addTask(), but runTasks() waits only until the server has acknowledged the job (SUBMIT_JOB_BG).
     *
     * @implementation-alias gearman_client_add_task_background
     */
    public function addTaskBackground(string $function_name, string|int|float $workload, mixed $context = null, ?string $unique_key = null): GearmanTask|false {}

    /**
     * As addTaskBackground(), ahead of jobs of normal and low priority (SUBMIT_JOB_HIGH_BG).
     *
     * @implementation-alias gearman_client_add_task_high_background
     */
    public function addTaskHighBackground(string $function_name, string|int|float $workload, mixed $context = null, ?string $unique_key = null): GearmanTask|false {}

    /**
     * As addTaskBackground(), after jobs of high and normal priority (SUBMIT_JOB_LOW_BG).
     *
     * @implementation-alias gearman_client_add_task_low_background
     */
    public function addTaskLowBackground(string $function_name, string|int|float $workload, mixed $context = null, ?string $unique_key = null): GearmanTask|false {}

    /**
     * Submits the tasks that were added and runs until all are done, calling the callbacks as their packets arrive.
     *
     * False after a timeout, an error, or a callback that returned a code other than GEARMAN_SUCCESS; in non-blocking
     * mode true with returnCode() GEARMAN_IO_WAIT while tasks are still open: wait() and call again.
     *
     * @implementation-alias gearman_client_run_tasks
     */
    public function runTasks(): bool {}

    /**
     * Adds a task that asks for a job's state (GET_STATUS); runTasks() hands the answer to the status callback.
     *
     * @param string $job_handle what doBackground() returned
     * @param mixed $context second argument of the callback
     * @implementation-alias gearman_client_add_task_status
     */
    public function addTaskStatus(string $job_handle, mixed $context = null): GearmanTask|false {}

    /**
     * Called when a task's workload is about to be sent, to send it with GearmanTask::sendWorkload().
     *
     * All callbacks: the arguments are the GearmanTask and, where the task has one, its context. An int that is
     * returned is taken as return code; other than GEARMAN_SUCCESS it ends runTasks(). Setting a callback replaces the
     * one before it, for tasks that were added already, too.
     *
     * @param callable $function function (GearmanTask $task, mixed $context): ?int
     * @implementation-alias gearman_client_set_workload_callback
     */
    public function setWorkloadCallback(callable $function): bool {}

    /**
     * Called when the server has queued the job (JOB_CREATED); see setWorkloadCallback().
     *
     * @implementation-alias gearman_client_set_created_callback
     */
    public function setCreatedCallback(callable $function): bool {}

    /**
     * Called for each piece of data before the result (WORK_DATA); see setWorkloadCallback().
     *
     * @implementation-alias gearman_client_set_data_callback
     */
    public function setDataCallback(callable $function): bool {}

    /**
     * Called for each warning of the worker (WORK_WARNING); see setWorkloadCallback().
     *
     * @implementation-alias gearman_client_set_warning_callback
     */
    public function setWarningCallback(callable $function): bool {}

    /**
     * Called for progress (WORK_STATUS) and for answers to addTaskStatus() (STATUS_RES); see setWorkloadCallback().
     *
     * @implementation-alias gearman_client_set_status_callback
     */
    public function setStatusCallback(callable $function): bool {}

    /**
     * Called with the job's result (WORK_COMPLETE); see setWorkloadCallback().
     *
     * @implementation-alias gearman_client_set_complete_callback
     */
    public function setCompleteCallback(callable $function): bool {}

    /**
     * Called when the worker sent an exception (WORK_EXCEPTION), which needs enableExceptionHandler(); see
     * setWorkloadCallback().
     *
     * @implementation-alias gearman_client_set_exception_callback
     */
    public function setExceptionCallback(callable $function): bool {}

    /**
     * Called when the job failed (WORK_FAIL); see setWorkloadCallback().
     *
     * @implementation-alias gearman_client_set_fail_callback
     */
    public function setFailCallback(callable $function): bool {}

    /**
     * Forgets all callbacks.
     *
     * @implementation-alias gearman_client_clear_callbacks
     */
    public function clearCallbacks(): bool {}

    /**
     * What setContext() stored; "" when nothing was.
     *
     * @implementation-alias gearman_client_context
     */
    public function context(): string {}

    /**
     * Stores a string of the program's own on this object; it is not sent.
     *
     * @implementation-alias gearman_client_set_context
     */
    public function setContext(string $data): bool {}

    /**
     * Asks each server, on every connection, for workers' exceptions as such (OPTION_REQ "exceptions"); without it
     * they arrive as failures. addServer() does this unless it is told not to.
     *
     * @implementation-alias gearman_client_enable_exception_handler
     */
    public function enableExceptionHandler(): bool {}
}

/**
 * One job, as the client that submitted it sees it. Made by GearmanClient::addTask*() and handed to the callbacks.
 *
 * @not-serializable
 */
class GearmanTask
{
    /** An empty task, that belongs to no client: of no use, but allowed. */
    public function __construct() {}

    /**
     * The code of the task's last call, a GEARMAN_* constant.
     *
     * @implementation-alias gearman_task_return_code
     */
    public function returnCode(): int {}

    /**
     * The function that the task was added for; "" for a question about a job, false for an empty task.
     *
     * @implementation-alias gearman_task_function_name
     */
    public function functionName(): string|false {}

    /**
     * The task's unique; "" for a question about a job, false for an empty task.
     *
     * @implementation-alias gearman_task_unique
     */
    public function unique(): string|false {}

    /**
     * The handle that the server gave to the job (JOB_CREATED), "" before that; false for an empty task.
     *
     * @implementation-alias gearman_task_job_handle
     */
    public function jobHandle(): string|false {}

    /**
     * Whether the server knew the job when it last spoke of it; false once it has ended.
     *
     * @implementation-alias gearman_task_is_known
     */
    public function isKnown(): bool {}

    /**
     * Whether a worker had the job when the server last spoke of it; false once it has ended.
     *
     * @implementation-alias gearman_task_is_running
     */
    public function isRunning(): bool {}

    /**
     * The upper number of the last progress (WORK_STATUS, STATUS_RES); false for an empty task.
     *
     * @implementation-alias gearman_task_numerator
     */
    public function taskNumerator(): int|false {}

    /**
     * The lower number of the last progress (WORK_STATUS, STATUS_RES); false for an empty task.
     *
     * @implementation-alias gearman_task_denominator
     */
    public function taskDenominator(): int|false {}

    /**
     * The data of the packet that the callback was called for: a piece, a warning, an exception or the result. "" when
     * there is none, false for an empty task.
     *
     * @implementation-alias gearman_task_data
     */
    public function data(): string|false {}

    /**
     * The length of data() in bytes; false for an empty task.
     *
     * @implementation-alias gearman_task_data_size
     */
    public function dataSize(): int|false {}

    /**
     * Kept for programs that call it: addTask*() has sent the whole workload, so it warns and returns false.
     *
     * @implementation-alias gearman_task_send_workload
     */
    public function sendWorkload(string $data): int|false {}

    /**
     * Takes up to so many bytes of data(), going on where the last call ended.
     *
     * Returns [int length, string data], of length 0 at the end; false when no data has come yet.
     *
     * @param int $data_len bytes, more than 0
     * @return array{int, string}|false
     * @implementation-alias gearman_task_recv_data
     */
    public function recvData(int $data_len): array|false {}
}

/**
 * Registers functions with job servers, and runs them for the jobs that the servers hand out.
 *
 * Calls return false on failure, raise a warning, and leave the reason in returnCode(), error() and getErrno(). With
 * GEARMAN_WORKER_EXCEPTIONS, or gearman.exceptions=1 in php.ini, they throw GearmanException instead, with the reason's
 * code and words, and so do those of this worker's jobs. What a loop around work() and wait() is written for is no
 * failure: GEARMAN_TIMEOUT, GEARMAN_IO_WAIT, GEARMAN_NO_JOBS, GEARMAN_NO_ACTIVE_FDS, and a signal handler that ran
 * (GEARMAN_ERRNO). Neither is a result that could not be sent when a function returned; that is a warning.
 *
 * @not-serializable
 */
class GearmanWorker
{
    /** Opens no connection; that happens with the first call that needs one. */
    public function __construct() {}

    /** Closes the connections; the servers then hand a job that is not finished to another worker. */
    public function __destruct() {}

    /**
     * The code of the last call, a GEARMAN_* constant: GEARMAN_SUCCESS, GEARMAN_TIMEOUT, GEARMAN_NO_JOBS, ...
     *
     * @implementation-alias gearman_worker_return_code
     */
    public function returnCode(): int {}

    /**
     * The text of the last error, with server and step where known; false when there was none.
     *
     * @implementation-alias gearman_worker_error
     */
    public function error(): string|false {}

    /**
     * The system's errno of the last error; 0 when the system had no part in it.
     *
     * @implementation-alias gearman_worker_errno
     */
    public function getErrno(): int {}

    /**
     * The options in force, a mask of GEARMAN_WORKER_* bits.
     *
     * @implementation-alias gearman_worker_options
     */
    public function options(): int {}

    /**
     * Replaces all options, but for GEARMAN_WORKER_EXCEPTIONS: what libgearman does not have is added if it is
     * given, and only removeOptions() takes it away.
     *
     * @param int $option mask of GEARMAN_WORKER_NON_BLOCKING, _GRAB_UNIQ, _TIMEOUT_RETURN, _EXCEPTIONS
     * @implementation-alias gearman_worker_set_options
     */
    public function setOptions(int $option): bool {}

    /**
     * Sets the options in the mask and leaves the others alone.
     *
     * @implementation-alias gearman_worker_add_options
     */
    public function addOptions(int $option): bool {}

    /**
     * Clears the options in the mask and leaves the others alone.
     *
     * @implementation-alias gearman_worker_remove_options
     */
    public function removeOptions(int $option): bool {}

    /**
     * The limit set by setTimeout() in milliseconds; -1 is none.
     *
     * @implementation-alias gearman_worker_timeout
     */
    public function timeout(): int {}

    /**
     * Limits how long work(), grabJob() and wait() wait for a job; after that they fail with GEARMAN_TIMEOUT. The job
     * itself may take longer.
     *
     * @param int $timeout milliseconds; -1, the default, waits for ever
     * @implementation-alias gearman_worker_set_timeout
     */
    public function setTimeout(int $timeout): bool {}

    /**
     * Names this worker, for the servers' list of workers (SET_CLIENT_ID).
     *
     * @param string $id no spaces
     * @implementation-alias gearman_worker_set_id
     */
    public function setId(string $id): bool {}

    /**
     * Adds a job server to work for. Records the address only: no connection is opened.
     *
     * @param string|null $host name, IPv4 or IPv6 address, "tls://" before it for TLS; null is GEARMAN_DEFAULT_TCP_HOST
     * @param int|null $port null and 0 are GEARMAN_DEFAULT_TCP_PORT
     * @param bool $setupExceptionHandler as if enableExceptionHandler() were called
     * @implementation-alias gearman_worker_add_server
     */
    public function addServer(?string $host = null, ?int $port = null, bool $setupExceptionHandler = true): bool {}

    /**
     * Adds several job servers at once; see addServer(). False, and none is added, when the list cannot be read.
     *
     * @param string|null $servers "host[:port],...", each perhaps behind "tls://"; IPv6 addresses in brackets; null is the default host and port
     * @param bool $setupExceptionHandler as if enableExceptionHandler() were called
     * @implementation-alias gearman_worker_add_servers
     */
    public function addServers(?string $servers = null, bool $setupExceptionHandler = true): bool {}

    /**
     * Speaks TLS with the servers, but for unix sockets and those added as "tcp://...". For connections made from now on.
     * Servers are verified, by the system's CAs, unless the options say otherwise. False when a file cannot be used, with a
     * warning or GearmanException that names it.
     *
     * @param array $options as in PHP's ssl context: cafile, capath, local_cert, local_pk, passphrase, peer_name, SNI_enabled,
     *     peer_fingerprint, verify_peer, verify_peer_name, verify_depth, allow_self_signed, ciphers, crypto_method,
     *     security_level, disable_compression, no_ticket
     * @throws ValueError for an option that is not one of these
     */
    public function setSSL(array $options): bool {}

    /**
     * Non-blocking mode: waits until a server has something to say, or for at most the timeout. False after a timeout
     * or an error.
     *
     * @implementation-alias gearman_worker_wait
     */
    public function wait(): bool {}

    /**
     * Tells the servers that this worker can do a function, whose jobs come through grabJob() (CAN_DO,
     * CAN_DO_TIMEOUT).
     *
     * @param int|null $timeout milliseconds after which the job has failed, by the server's word; null and 0 are none
     * @implementation-alias gearman_worker_register
     */
    public function register(string $function_name, ?int $timeout = null): bool {}

    /**
     * Takes back a register() or addFunction() (CANT_DO). False when there was none.
     *
     * @implementation-alias gearman_worker_unregister
     */
    public function unregister(string $function_name): bool {}

    /**
     * Takes back all of them (RESET_ABILITIES). False when there were none.
     *
     * @implementation-alias gearman_worker_unregister_all
     */
    public function unregisterAll(): bool {}

    /**
     * Asks every server for a job and returns it (GRAB_JOB, PRE_SLEEP); the caller answers with the job's send*() methods.
     *
     * False when none has one (GEARMAN_NO_JOBS; wait() waits until there is one), after a timeout or an error, and in
     * non-blocking mode before the servers have answered (GEARMAN_IO_WAIT).
     *
     * @implementation-alias gearman_worker_grab_job
     */
    public function grabJob(): GearmanJob|false {}

    /**
     * Registers a function and what work() calls for its jobs (CAN_DO, CAN_DO_TIMEOUT).
     *
     * What the callable returns is sent as the job's result (WORK_COMPLETE), unless it answered by itself or called
     * GearmanJob::setReturn(). An exception that leaves it fails the job, is sent as "class: message" (WORK_EXCEPTION), and
     * leaves work(). After exit() nothing is sent: the server gives the job to another worker.
     *
     * @param callable $function function (GearmanJob $job, mixed $context): mixed; the result is sent as a string
     * @param mixed $context second argument of the callable
     * @param int|null $timeout milliseconds after which the job has failed, by the server's word; null and 0 are none
     * @implementation-alias gearman_worker_add_function
     */
    public function addFunction(string $function_name, callable $function, mixed $context = null, ?int $timeout = null): bool {}

    /**
     * Waits for one job, runs its function, and sends the answer. True when a job was done, whatever came of it;
     * returnCode() has the job's code.
     *
     * False after a timeout or an error, after a job that called setReturn(GEARMAN_SHUTDOWN), after a signal whose handler
     * ran (GEARMAN_ERRNO), and in non-blocking mode when there is no job (GEARMAN_NO_JOBS, GEARMAN_IO_WAIT): wait() and call
     * again. A lost server is connected again from inside.
     *
     * @implementation-alias gearman_worker_work
     */
    public function work(): bool {}

    /**
     * Asks the servers to send the data back (ECHO_REQ); true when they do, unchanged.
     *
     * @implementation-alias gearman_worker_ping
     */
    public function ping(string $data): bool {}

    /**
     * Asks each server, on every connection, to pass exceptions on as such (OPTION_REQ "exceptions"). addServer() does
     * this unless it is told not to.
     *
     * @implementation-alias gearman_worker_enable_exception_handler
     */
    public function enableExceptionHandler(): bool {}
}

/**
 * One job, as the worker that runs it sees it. Handed to the worker's functions and returned by grabJob().
 *
 * @not-serializable
 */
class GearmanJob
{
    /** Sends nothing; a job that was not answered stays with the worker until its connection closes. */
    public function __destruct() {}

    /**
     * The code of the job's last call, a GEARMAN_* constant.
     *
     * @implementation-alias gearman_job_return_code
     */
    public function returnCode(): int {}

    /**
     * Sets what the job ends with when its function returns, such as GEARMAN_WORK_FAIL. False, with a warning, for a
     * number that is no return code.
     *
     * @implementation-alias gearman_job_set_return
     */
    public function setReturn(int $gearman_return_t): bool {}

    /**
     * Sends a piece of data ahead of the result (WORK_DATA).
     *
     * @implementation-alias gearman_job_send_data
     */
    public function sendData(string $data): bool {}

    /**
     * Sends a warning (WORK_WARNING); the job goes on.
     *
     * @implementation-alias gearman_job_send_warning
     */
    public function sendWarning(string $warning): bool {}

    /**
     * Sends the job's progress, numerator of denominator (WORK_STATUS); the units are the program's own.
     *
     * @implementation-alias gearman_job_send_status
     */
    public function sendStatus(int $numerator, int $denominator): bool {}

    /**
     * Sends the result and ends the job (WORK_COMPLETE).
     *
     * @implementation-alias gearman_job_send_complete
     */
    public function sendComplete(string $result): bool {}

    /**
     * Sends an exception and ends the job (WORK_EXCEPTION). Clients that did not ask for exceptions see a failure.
     *
     * @implementation-alias gearman_job_send_exception
     */
    public function sendException(string $exception): bool {}

    /**
     * Ends the job as failed (WORK_FAIL).
     *
     * @implementation-alias gearman_job_send_fail
     */
    public function sendFail(): bool {}

    /**
     * The job's handle (JOB_ASSIGN); false for a job of no worker.
     *
     * @implementation-alias gearman_job_handle
     */
    public function handle(): string|false {}

    /**
     * The function that the job is for; false for a job of no worker.
     *
     * @implementation-alias gearman_job_function_name
     */
    public function functionName(): string|false {}

    /**
     * The job's unique (JOB_ASSIGN_UNIQ); "" when the server did not tell, false for a job of no worker.
     *
     * @implementation-alias gearman_job_unique
     */
    public function unique(): string|false {}

    /**
     * The data that the client sent with the job.
     *
     * @implementation-alias gearman_job_workload
     */
    public function workload(): string {}

    /**
     * The length of workload() in bytes.
     *
     * @implementation-alias gearman_job_workload_size
     */
    public function workloadSize(): int {}
}

/**
 * A server, asked and steered by its text commands, as gearadmin does; any gearmand. Connects when first needed, and again
 * when the connection has gone. What fails throws a GearmanException: a server that cannot be reached, one that does not
 * answer in time (GEARMAN_TIMEOUT), one that refuses (GEARMAN_SERVER_ERROR, in its words).
 *
 * @not-serializable
 */
class GearmanAdmin
{
    /**
     * Host and port as addServer() takes them; null: those of php.ini. The timeout, in milliseconds, is for each method, with
     * the whole of the answer; negative: none. Nothing is connected.
     */
    public function __construct(?string $host = null, ?int $port = null, int $timeout = 10000) {}

    /** Speaks TLS from now on, as GearmanClient::setSSL(). */
    public function setSSL(array $options): void {}

    /** Milliseconds that each method may take; -1: no limit. */
    public function timeout(): int {}

    /** See timeout(); 0: does not wait; negative: no limit. */
    public function setTimeout(int $timeout): void {}

    /** By function: ["jobs" => waiting or running, "running" => int, "workers" => int]. */
    public function status(): array {}

    /** By function, jobs that wait: ["high" => int, "normal" => int, "low" => int, "workers" => int]. */
    public function priorityStatus(): array {}

    /** Connections: [["fd" => int, "address" => string, "id" => string, "functions" => [string, ...]], ...]. The id is "-" if none was set. */
    public function workers(): array {}

    /** Jobs: [["handle" => string, "retries" => int, "background" => bool], ...]. */
    public function jobs(): array {}

    /**
     * More of each job; no other gearmand has this: ["handle" => string, "unique" => string, "function" => string, "priority" =>
     * "high", "normal" or "low", "state" => "waiting", "delayed" or "running", "age" => seconds, "size" => bytes of its data,
     * "retries" => int, "worker" => "host:port" or "-", "background" => bool].
     */
    public function allJobs(): array {}

    /**
     * Workers and the job that each has had for the longest, "-" if none; no other gearmand has this: ["fd" => int, "address" =>
     * "host:port", "id" => string, "handle" => string, "function" => string, "unique" => string, "age" => seconds that it runs].
     */
    public function workerJobs(): array {}

    /** The uniques of all jobs. */
    public function uniqueJobs(): array {}

    /** Takes a waiting job off its queue; false when there is none with that handle, or it runs. */
    public function cancel(string $handle): bool {}

    /** As cancel(), for the job of that function and unique; no other gearmand has this. */
    public function cancelUnique(string $function, string $unique): bool {}

    /**
     * From now on no new jobs are taken, and those that are there are done; with false they are taken again. Returns how many
     * there are; no other gearmand has this.
     */
    public function drain(bool $on = true): int {}

    /** Makes a function known, so that it is listed. */
    public function createFunction(string $name): void {}

    /** Forgets a function, and the jobs that wait for it; false when it is not known. Refused while it has workers or running jobs. */
    public function dropFunction(string $name): bool {}

    /**
     * From so many jobs of the function on, new ones are refused; one number for all priorities, or one for each. Null, 0 or
     * less: no limit.
     */
    public function maxQueue(string $function, ?int $limit, ?int $normal = null, ?int $low = null): void {}

    /** The version of the server. */
    public function version(): string {}

    /** The process id of the server, on its machine. */
    public function getPid(): int {}

    /** What the server logs, such as "NOTICE". */
    public function verbose(): string {}

    /** Ends the server; gracefully: when the last job is done. */
    public function shutdown(bool $graceful = false): void {}
}

/**
 * A failure, when GEARMAN_CLIENT_EXCEPTIONS, GEARMAN_WORKER_EXCEPTIONS or php.ini's gearman.exceptions asks for it:
 * getCode() is the GEARMAN_* return code, getMessage() what error() says.
 */
final class GearmanException extends Exception
{
    /** @var int the GEARMAN_* return code, as getCode(); public here, since programs read it */
    public $code = 0;
}

/** The version of this extension, such as "3.0.0". */
function gearman_version(): string {}

/** Where to report bugs, in words. */
function gearman_bugreport(): string {}

/** The name of a level of the server's log, a GEARMAN_VERBOSE_* constant; "UNKNOWN" for another number. */
function gearman_verbose_name(int $verbose): ?string {}

/** See GearmanClient::__construct(). */
function gearman_client_create(): GearmanClient|false {}

/** See GearmanWorker::__construct(). */
function gearman_worker_create(): GearmanWorker|false {}

/** See GearmanClient::returnCode(). */
function gearman_client_return_code(GearmanClient $obj): int {}

/** See GearmanClient::error(). */
function gearman_client_error(GearmanClient $obj): string|false {}

/** See GearmanClient::getErrno(). */
function gearman_client_get_errno(GearmanClient $obj): int {}

/** See GearmanClient::options(). */
function gearman_client_options(GearmanClient $obj): int {}

/** See GearmanClient::setOptions(). */
function gearman_client_set_options(GearmanClient $obj, int $option): bool {}

/** See GearmanClient::addOptions(). */
function gearman_client_add_options(GearmanClient $obj, int $option): bool {}

/** See GearmanClient::removeOptions(). */
function gearman_client_remove_options(GearmanClient $obj, int $option): bool {}

/** See GearmanClient::timeout(). */
function gearman_client_timeout(GearmanClient $obj): int {}

/** See GearmanClient::setTimeout(). */
function gearman_client_set_timeout(GearmanClient $obj, int $timeout): bool {}

/** See GearmanClient::addServer(). */
function gearman_client_add_server(GearmanClient $obj, ?string $host = null, ?int $port = null, bool $setupExceptionHandler = true): bool {}

/** See GearmanClient::addServers(). */
function gearman_client_add_servers(GearmanClient $obj, ?string $servers = null, bool $setupExceptionHandler = true): bool {}

/** See GearmanClient::wait(). */
function gearman_client_wait(GearmanClient $obj): bool {}

/** See GearmanClient::doNormal(). */
function gearman_client_do_normal(GearmanClient $obj, string $function, string $workload, ?string $unique = null): string|false {}

/** See GearmanClient::doHigh(). */
function gearman_client_do_high(GearmanClient $obj, string $function, string $workload, ?string $unique = null): string|false {}

/** See GearmanClient::doLow(). */
function gearman_client_do_low(GearmanClient $obj, string $function, string $workload, ?string $unique = null): string|false {}

/** See GearmanClient::doBackground(). */
function gearman_client_do_background(GearmanClient $obj, string $function, string $workload, ?string $unique = null): string|false {}

/** See GearmanClient::doHighBackground(). */
function gearman_client_do_high_background(GearmanClient $obj, string $function, string $workload, ?string $unique = null): string|false {}

/** See GearmanClient::doLowBackground(). */
function gearman_client_do_low_background(GearmanClient $obj, string $function, string $workload, ?string $unique = null): string|false {}

/** See GearmanClient::doJobHandle(). */
function gearman_client_do_job_handle(GearmanClient $obj): string {}

/** See GearmanClient::doStatus(). */
function gearman_client_do_status(GearmanClient $obj): array {}

/** See GearmanClient::jobStatus(). */
function gearman_client_job_status(GearmanClient $obj, string $job_handle): array {}

/** See GearmanClient::jobStatusByUniqueKey(). */
function gearman_client_job_status_by_unique_key(GearmanClient $obj, string $unique_key): array {}

/** See GearmanClient::ping(). */
function gearman_client_ping(GearmanClient $obj, string $workload): bool {}

/** See GearmanClient::addTask(). */
function gearman_client_add_task(GearmanClient $obj, string $function_name, string|int|float $workload, mixed $context = null, ?string $unique_key = null): GearmanTask|false {}

/** See GearmanClient::addTaskHigh(). */
function gearman_client_add_task_high(GearmanClient $obj, string $function_name, string|int|float $workload, mixed $context = null, ?string $unique_key = null): GearmanTask|false {}

/** See GearmanClient::addTaskLow(). */
function gearman_client_add_task_low(GearmanClient $obj, string $function_name, string|int|float $workload, mixed $context = null, ?string $unique_key = null): GearmanTask|false {}

/** See GearmanClient::addTaskBackground(). */
function gearman_client_add_task_background(GearmanClient $obj, string $function_name, string|int|float $workload, mixed $context = null, ?string $unique_key = null): GearmanTask|false {}

/** See GearmanClient::addTaskHighBackground(). */
function gearman_client_add_task_high_background(GearmanClient $obj, string $function_name, string|int|float $workload, mixed $context = null, ?string $unique_key = null): GearmanTask|false {}

/** See GearmanClient::addTaskLowBackground(). */
function gearman_client_add_task_low_background(GearmanClient $obj, string $function_name, string|int|float $workload, mixed $context = null, ?string $unique_key = null): GearmanTask|false {}

/** See GearmanClient::runTasks(). */
function gearman_client_run_tasks(GearmanClient $obj): bool {}

/** See GearmanClient::addTaskStatus(). */
function gearman_client_add_task_status(GearmanClient $obj, string $job_handle, mixed $context = null): GearmanTask|false {}

/** See GearmanClient::setWorkloadCallback(). */
function gearman_client_set_workload_callback(GearmanClient $obj, callable $function): bool {}

/** See GearmanClient::setCreatedCallback(). */
function gearman_client_set_created_callback(GearmanClient $obj, callable $function): bool {}

/** See GearmanClient::setDataCallback(). */
function gearman_client_set_data_callback(GearmanClient $obj, callable $function): bool {}

/** See GearmanClient::setWarningCallback(). */
function gearman_client_set_warning_callback(GearmanClient $obj, callable $function): bool {}

/** See GearmanClient::setStatusCallback(). */
function gearman_client_set_status_callback(GearmanClient $obj, callable $function): bool {}

/** See GearmanClient::setCompleteCallback(). */
function gearman_client_set_complete_callback(GearmanClient $obj, callable $function): bool {}

/** See GearmanClient::setExceptionCallback(). */
function gearman_client_set_exception_callback(GearmanClient $obj, callable $function): bool {}

/** See GearmanClient::setFailCallback(). */
function gearman_client_set_fail_callback(GearmanClient $obj, callable $function): bool {}

/** See GearmanClient::clearCallbacks(). */
function gearman_client_clear_callbacks(GearmanClient $obj): bool {}

/** See GearmanClient::context(). */
function gearman_client_context(GearmanClient $obj): string {}

/** See GearmanClient::setContext(). */
function gearman_client_set_context(GearmanClient $obj, string $data): bool {}

/** See GearmanClient::enableExceptionHandler(). */
function gearman_client_enable_exception_handler(GearmanClient $obj): bool {}

/** See GearmanTask::returnCode(). */
function gearman_task_return_code(GearmanTask $obj): int {}

/** See GearmanTask::functionName(). */
function gearman_task_function_name(GearmanTask $obj): string|false {}

/** See GearmanTask::unique(). */
function gearman_task_unique(GearmanTask $obj): string|false {}

/** See GearmanTask::jobHandle(). */
function gearman_task_job_handle(GearmanTask $obj): string|false {}

/** See GearmanTask::isKnown(). */
function gearman_task_is_known(GearmanTask $obj): bool {}

/** See GearmanTask::isRunning(). */
function gearman_task_is_running(GearmanTask $obj): bool {}

/** See GearmanTask::taskNumerator(). */
function gearman_task_numerator(GearmanTask $obj): int|false {}

/** See GearmanTask::taskDenominator(). */
function gearman_task_denominator(GearmanTask $obj): int|false {}

/** See GearmanTask::data(). */
function gearman_task_data(GearmanTask $obj): string|false {}

/** See GearmanTask::dataSize(). */
function gearman_task_data_size(GearmanTask $obj): int|false {}

/** See GearmanTask::sendWorkload(). */
function gearman_task_send_workload(GearmanTask $obj, string $data): int|false {}

/** See GearmanTask::recvData(). */
function gearman_task_recv_data(GearmanTask $obj, int $data_len): array|false {}

/** See GearmanWorker::returnCode(). */
function gearman_worker_return_code(GearmanWorker $obj): int {}

/** See GearmanWorker::error(). */
function gearman_worker_error(GearmanWorker $obj): string|false {}

/** See GearmanWorker::getErrno(). */
function gearman_worker_errno(GearmanWorker $obj): int {}

/** See GearmanWorker::options(). */
function gearman_worker_options(GearmanWorker $obj): int {}

/** See GearmanWorker::setOptions(). */
function gearman_worker_set_options(GearmanWorker $obj, int $option): bool {}

/** See GearmanWorker::addOptions(). */
function gearman_worker_add_options(GearmanWorker $obj, int $option): bool {}

/** See GearmanWorker::removeOptions(). */
function gearman_worker_remove_options(GearmanWorker $obj, int $option): bool {}

/** See GearmanWorker::timeout(). */
function gearman_worker_timeout(GearmanWorker $obj): int {}

/** See GearmanWorker::setTimeout(). */
function gearman_worker_set_timeout(GearmanWorker $obj, int $timeout): bool {}

/** See GearmanWorker::setId(). */
function gearman_worker_set_id(GearmanWorker $obj, string $id): bool {}

/** See GearmanWorker::addServer(). */
function gearman_worker_add_server(GearmanWorker $obj, ?string $host = null, ?int $port = null, bool $setupExceptionHandler = true): bool {}

/** See GearmanWorker::addServers(). */
function gearman_worker_add_servers(GearmanWorker $obj, ?string $servers = null, bool $setupExceptionHandler = true): bool {}

/** See GearmanWorker::wait(). */
function gearman_worker_wait(GearmanWorker $obj): bool {}

/** See GearmanWorker::register(). */
function gearman_worker_register(GearmanWorker $obj, string $function_name, ?int $timeout = null): bool {}

/** See GearmanWorker::unregister(). */
function gearman_worker_unregister(GearmanWorker $obj, string $function_name): bool {}

/** See GearmanWorker::unregisterAll(). */
function gearman_worker_unregister_all(GearmanWorker $obj): bool {}

/** See GearmanWorker::grabJob(). */
function gearman_worker_grab_job(GearmanWorker $obj): GearmanJob|false {}

/** See GearmanWorker::addFunction(). */
function gearman_worker_add_function(GearmanWorker $obj, string $function_name, callable $function, mixed $context = null, ?int $timeout = null): bool {}

/** See GearmanWorker::work(). */
function gearman_worker_work(GearmanWorker $obj): bool {}

/** See GearmanWorker::ping(). */
function gearman_worker_ping(GearmanWorker $obj, string $data): bool {}

/** See GearmanWorker::enableExceptionHandler(). */
function gearman_worker_enable_exception_handler(GearmanWorker $obj): bool {}

/** See GearmanJob::returnCode(). */
function gearman_job_return_code(GearmanJob $obj): int {}

/** See GearmanJob::setReturn(). */
function gearman_job_set_return(GearmanJob $obj, int $gearman_return_t): bool {}

/** See GearmanJob::sendData(). */
function gearman_job_send_data(GearmanJob $obj, string $data): bool {}

/** See GearmanJob::sendWarning(). */
function gearman_job_send_warning(GearmanJob $obj, string $warning): bool {}

/** See GearmanJob::sendStatus(). */
function gearman_job_send_status(GearmanJob $obj, int $numerator, int $denominator): bool {}

/** See GearmanJob::sendComplete(). */
function gearman_job_send_complete(GearmanJob $obj, string $result): bool {}

/** See GearmanJob::sendException(). */
function gearman_job_send_exception(GearmanJob $obj, string $exception): bool {}

/** See GearmanJob::sendFail(). */
function gearman_job_send_fail(GearmanJob $obj): bool {}

/** See GearmanJob::handle(). */
function gearman_job_handle(GearmanJob $obj): string|false {}

/** See GearmanJob::functionName(). */
function gearman_job_function_name(GearmanJob $obj): string|false {}

/** See GearmanJob::unique(). */
function gearman_job_unique(GearmanJob $obj): string|false {}

/** See GearmanJob::workload(). */
function gearman_job_workload(GearmanJob $obj): string {}

/** See GearmanJob::workloadSize(). */
function gearman_job_workload_size(GearmanJob $obj): int {}
