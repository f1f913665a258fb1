--TEST--
Every packet type there is, with its arguments, with too few and with too many, from who works and who waits: three servers' answers
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
if (!is_executable('/usr/bin/gearmand') || !str_starts_with((string) file_get_contents('/usr/bin/gearmand', false, null, 0, 20), '#!/usr/bin/perl')) {
    die("skip Perl's gearmand (gearman-server) is not installed");
}
?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
require __DIR__ . '/../server/wire.inc';

function perl_gearmand(): int
{
    for ($try = 0; $try < 5; $try++) {
        $port = closed_port();
        $process = new Process(['/usr/bin/gearmand', "--port=$port", '--listen=127.0.0.1']);
        wait_for(fn () => !$process->running() || @stream_socket_client("tcp://127.0.0.1:$port"), "Perl's gearmand");
        if ($process->running()) {
            return $port;
        }
    }
    throw new Exception("Perl's gearmand does not start:\n" . $process->text());
}

function word(?array $packet): string
{
    if (($packet[1] ?? '') === 'server_error') {
        return 'ERROR server_error'; // and where in the source
    }
    return $packet === null ? 'nothing' : implode(' ', array_map(fn ($text) => $text === '' ? "''" : addcslashes($text, "\0..\37\177..\377\\"), $packet));
}

/* What comes on a connection up to the answer to an echo, which is the last. */
function answers(Wire $wire): string
{
    $wire->request('ECHO_REQ', 'end');
    $words = [];
    do {
        $packet = $wire->receive(5.0);
        if ($packet === null) {
            $words[] = feof($wire->stream) ? 'closed' : 'nothing any more';
        } elseif ($packet !== ['ECHO_RES', 'end']) {
            $words[] = word($packet);
        }
    } while ($packet !== null && $packet !== ['ECHO_RES', 'end']);
    return implode(', ', $words) ?: '-';
}

/* The arguments of each type, for a running job and a function and unique of its own. */
function arguments(string $type, string $handle, string $name): array
{
    $submit = [$name, "u-$name"];
    return match ($type) {
        'CAN_DO', 'CANT_DO' => [$name],
        'SUBMIT_JOB', 'SUBMIT_JOB_BG', 'SUBMIT_JOB_HIGH', 'SUBMIT_JOB_HIGH_BG', 'SUBMIT_JOB_LOW', 'SUBMIT_JOB_LOW_BG' => [...$submit, 'data'],
        'SUBMIT_JOB_SCHED' => [...$submit, '0', '0', '1', '1', '', 'data'],
        'SUBMIT_JOB_EPOCH' => [...$submit, '4000000000', 'data'],
        'SUBMIT_REDUCE_JOB', 'SUBMIT_REDUCE_JOB_BACKGROUND' => [...$submit, 'reducer', '0', 'data'],
        'JOB_CREATED', 'WORK_FAIL', 'GET_STATUS' => [$handle],
        'JOB_ASSIGN', 'JOB_ASSIGN_UNIQ', 'JOB_ASSIGN_ALL' => [$handle, ...array_slice([$name, 'u', 'r', 'data'], 0, ['JOB_ASSIGN' => 2, 'JOB_ASSIGN_UNIQ' => 3][$type] ?? 4)],
        'WORK_STATUS' => [$handle, '1', '2'],
        'WORK_COMPLETE', 'WORK_EXCEPTION', 'WORK_DATA', 'WORK_WARNING' => [$handle, 'data'],
        'ECHO_REQ', 'ECHO_RES' => ['data'],
        'ERROR' => ['CODE', 'text'],
        'STATUS_RES' => [$handle, '1', '1', '1', '2'],
        'STATUS_RES_UNIQUE' => ['unique', '1', '1', '1', '2', '1'],
        'GET_STATUS_UNIQUE' => ["u-$name"],
        'SET_CLIENT_ID' => ['id'],
        'CAN_DO_TIMEOUT' => [$name, '5000'],
        'OPTION_REQ', 'OPTION_RES' => ['exceptions'],
        default => [],
    };
}

/* Bytes from the worker of a running job, or from the client that waits for it: what both hear. */
function exchange(int $port, string $from, string $type, string $how): string
{
    static $count = 0;
    $name = 'f' . ++$count;
    [$client, $worker] = [new Wire("tcp://127.0.0.1:$port"), new Wire("tcp://127.0.0.1:$port")];
    $handle = $client->request('SUBMIT_JOB', $name, "u-$name", 'work')->receive()[1];
    $worker->request('CAN_DO', $name)->request('GRAB_JOB')->receive();
    $arguments = arguments($type, $handle, $name);
    if ($how === 'too few') {
        array_pop($arguments);
    } elseif ($how === 'too many') {
        $arguments[] = 'more';
    }
    [$sender, $other] = $from === 'worker' ? [$worker, $client] : [$client, $worker];
    $sender->request($type, ...$arguments);
    $heard = answers($sender);
    $also = answers($other);
    return str_replace($name, 'NAME', normalise($heard . ($also === '-' ? '' : "; the other: $also")));
}

$ports = ['theirs' => ($theirs = new TheirGearmand())->port, "Perl's" => perl_gearmand(), 'ours' => ($ours = new Gearmand())->port];
foreach (PACKETS as $type) {
    echo "$type\n";
    foreach (['right', 'too few', 'too many'] as $how) {
        if ($how === 'too few' && arguments($type, '', '') === []) {
            continue;
        }
        foreach (['worker', 'client'] as $from) {
            $groups = [];
            foreach ($ports as $server => $port) {
                $groups[exchange($port, $from, $type, $how)][] = $server;
            }
            $by[$from] = implode('', array_map(fn ($said, $who) => '    ' . (count($who) === 3 ? '' : implode(', ', $who) . ': ') . "$said\n", array_keys($groups), $groups));
        }
        echo $by['worker'] === $by['client'] ? "  $how\n$by[worker]" : "  $how, worker\n$by[worker]  $how, client\n$by[client]";
    }
}
?>
--EXPECT--
CAN_DO
  right
    -
  too few
    theirs, Perl's: -
    ours: ERROR INVALID_FUNCTION_NAME Function name is empty or longer than 255 bytes
  too many
    -
CANT_DO
  right
    -
  too few
    -
  too many
    -
RESET_ABILITIES
  right
    -
  too many
    -
PRE_SLEEP
  right, worker
    theirs, ours: -
    Perl's: NOOP
  right, client
    -
  too many, worker
    theirs, ours: -
    Perl's: NOOP
  too many, client
    -
UNUSED
  right
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
  too many
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
NOOP
  right
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
  too many
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
SUBMIT_JOB
  right
    JOB_CREATED #1
  too few
    theirs: closed
    Perl's: ERROR invalid_args No func/uniq header [NAME u-NAME].
    ours: ERROR INVALID_PACKET Too few arguments for SUBMIT_JOB
  too many
    JOB_CREATED #1
JOB_CREATED
  right
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
  too few
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
  too many
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
GRAB_JOB
  right
    NO_JOB
  too many
    NO_JOB
NO_JOB
  right
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
  too many
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
JOB_ASSIGN
  right
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
  too few
    theirs: closed
    Perl's: ERROR server_error
    ours: ERROR INVALID_PACKET Too few arguments for JOB_ASSIGN
  too many
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
WORK_STATUS
  right, worker
    -; the other: WORK_STATUS #1 1 2
  right, client
    theirs, ours: ERROR JOB_NOT_FOUND Job given in work result not found
    Perl's: ERROR not_worker ''
  too few, worker
    theirs: nothing any more
    Perl's: -; the other: WORK_STATUS #1 1
    ours: ERROR INVALID_PACKET Too few arguments for WORK_STATUS
  too few, client
    theirs: nothing any more
    Perl's: ERROR not_worker ''
    ours: ERROR INVALID_PACKET Too few arguments for WORK_STATUS
  too many, worker
    -; the other: WORK_STATUS #1 1 2 more
  too many, client
    theirs, ours: ERROR JOB_NOT_FOUND Job given in work result not found
    Perl's: ERROR not_worker ''
WORK_COMPLETE
  right, worker
    -; the other: WORK_COMPLETE #1 data
  right, client
    theirs, ours: ERROR JOB_NOT_FOUND Job given in work result not found
    Perl's: ERROR not_worker ''
  too few
    theirs: closed
    Perl's: ERROR not_worker ''
    ours: ERROR INVALID_PACKET Too few arguments for WORK_COMPLETE
  too many, worker
    -; the other: WORK_COMPLETE #1 data\000more
  too many, client
    theirs, ours: ERROR JOB_NOT_FOUND Job given in work result not found
    Perl's: ERROR not_worker ''
WORK_FAIL
  right, worker
    -; the other: WORK_FAIL #1
  right, client
    theirs, ours: ERROR JOB_NOT_FOUND Job given in work result not found
    Perl's: ERROR not_worker ''
  too few
    theirs, ours: ERROR JOB_NOT_FOUND Job given in work result not found
    Perl's: ERROR not_worker ''
  too many, worker
    theirs: -; the other: WORK_FAIL #1 more
    Perl's: ERROR not_worker ''
    ours: ERROR JOB_NOT_FOUND Job given in work result not found
  too many, client
    theirs, ours: ERROR JOB_NOT_FOUND Job given in work result not found
    Perl's: ERROR not_worker ''
GET_STATUS
  right
    theirs, ours: STATUS_RES #1 1 1 0 0
    Perl's: STATUS_RES #1 1 1 '' ''
  too few
    theirs, ours: STATUS_RES '' 0 0 0 0
    Perl's: STATUS_RES '' 0 0 '' ''
  too many
    theirs: STATUS_RES #1 1 1 0 0
    Perl's: -
    ours: STATUS_RES #1 more 0 0 0 0
ECHO_REQ
  right
    ECHO_RES data
  too few
    ECHO_RES
  too many
    ECHO_RES data\000more
ECHO_RES
  right
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
  too few
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
  too many
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
SUBMIT_JOB_BG
  right
    JOB_CREATED #1
  too few
    theirs: closed
    Perl's: ERROR invalid_args No func/uniq header [NAME u-NAME].
    ours: ERROR INVALID_PACKET Too few arguments for SUBMIT_JOB_BG
  too many
    JOB_CREATED #1
ERROR
  right
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
  too few
    theirs: nothing any more
    Perl's: ERROR server_error
    ours: ERROR INVALID_PACKET Too few arguments for ERROR
  too many
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
STATUS_RES
  right
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
  too few
    theirs: nothing any more
    Perl's: ERROR server_error
    ours: ERROR INVALID_PACKET Too few arguments for STATUS_RES
  too many
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
SUBMIT_JOB_HIGH
  right
    JOB_CREATED #1
  too few
    theirs: closed
    Perl's: ERROR invalid_args No func/uniq header [NAME u-NAME].
    ours: ERROR INVALID_PACKET Too few arguments for SUBMIT_JOB_HIGH
  too many
    JOB_CREATED #1
SET_CLIENT_ID
  right
    -
  too few
    -
  too many
    -
CAN_DO_TIMEOUT
  right
    -
  too few
    theirs: nothing any more
    Perl's: -
    ours: ERROR INVALID_PACKET Too few arguments for CAN_DO_TIMEOUT
  too many
    theirs, Perl's: -
    ours: ERROR INVALID_ARGUMENT The timeout is not a number of milliseconds
ALL_YOURS
  right
    theirs: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
    ours: -
  too many
    theirs: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
    ours: -
WORK_EXCEPTION
  right, worker
    theirs: -; the other: WORK_FAIL #1 ''
    Perl's: -
    ours: -; the other: WORK_FAIL #1
  right, client
    theirs, ours: ERROR JOB_NOT_FOUND An exception was received for a job that does not exist
    Perl's: ERROR not_worker ''
  too few
    theirs: closed
    Perl's: ERROR not_worker ''
    ours: ERROR INVALID_PACKET Too few arguments for WORK_EXCEPTION
  too many, worker
    theirs: -; the other: WORK_FAIL #1 ''
    Perl's: -
    ours: -; the other: WORK_FAIL #1
  too many, client
    theirs, ours: ERROR JOB_NOT_FOUND An exception was received for a job that does not exist
    Perl's: ERROR not_worker ''
OPTION_REQ
  right
    OPTION_RES exceptions
  too few
    theirs, ours: ERROR UNKNOWN_OPTION Server does not recognize given option
    Perl's: ERROR unknown_option ''
  too many
    theirs: OPTION_RES exceptions more
    Perl's: ERROR unknown_option ''
    ours: ERROR UNKNOWN_OPTION Server does not recognize given option
OPTION_RES
  right
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
  too few
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
  too many
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
WORK_DATA
  right, worker
    theirs, ours: -; the other: WORK_DATA #1 data
    Perl's: ERROR server_error
  right, client
    theirs, ours: ERROR JOB_NOT_FOUND Job does not exist on server
    Perl's: ERROR server_error
  too few
    theirs: closed
    Perl's: ERROR server_error
    ours: ERROR INVALID_PACKET Too few arguments for WORK_DATA
  too many, worker
    theirs, ours: -; the other: WORK_DATA #1 data\000more
    Perl's: ERROR server_error
  too many, client
    theirs, ours: ERROR JOB_NOT_FOUND Job does not exist on server
    Perl's: ERROR server_error
WORK_WARNING
  right, worker
    theirs, ours: -; the other: WORK_WARNING #1 data
    Perl's: ERROR server_error
  right, client
    theirs, ours: ERROR JOB_NOT_FOUND Job does not exist on server
    Perl's: ERROR server_error
  too few
    theirs: closed
    Perl's: ERROR server_error
    ours: ERROR INVALID_PACKET Too few arguments for WORK_WARNING
  too many, worker
    theirs, ours: -; the other: WORK_WARNING #1 data\000more
    Perl's: ERROR server_error
  too many, client
    theirs, ours: ERROR JOB_NOT_FOUND Job does not exist on server
    Perl's: ERROR server_error
GRAB_JOB_UNIQ
  right
    theirs, ours: NO_JOB
    Perl's: ERROR server_error
  too many
    theirs, ours: NO_JOB
    Perl's: ERROR server_error
JOB_ASSIGN_UNIQ
  right
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
  too few
    theirs: closed
    Perl's: ERROR server_error
    ours: ERROR INVALID_PACKET Too few arguments for JOB_ASSIGN_UNIQ
  too many
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
SUBMIT_JOB_HIGH_BG
  right
    theirs, ours: JOB_CREATED #1
    Perl's: ERROR server_error
  too few
    theirs: closed
    Perl's: ERROR server_error
    ours: ERROR INVALID_PACKET Too few arguments for SUBMIT_JOB_HIGH_BG
  too many
    theirs, ours: JOB_CREATED #1
    Perl's: ERROR server_error
SUBMIT_JOB_LOW
  right
    theirs, ours: JOB_CREATED #1
    Perl's: ERROR server_error
  too few
    theirs: closed
    Perl's: ERROR server_error
    ours: ERROR INVALID_PACKET Too few arguments for SUBMIT_JOB_LOW
  too many
    theirs, ours: JOB_CREATED #1
    Perl's: ERROR server_error
SUBMIT_JOB_LOW_BG
  right
    theirs, ours: JOB_CREATED #1
    Perl's: ERROR server_error
  too few
    theirs: closed
    Perl's: ERROR server_error
    ours: ERROR INVALID_PACKET Too few arguments for SUBMIT_JOB_LOW_BG
  too many
    theirs, ours: JOB_CREATED #1
    Perl's: ERROR server_error
SUBMIT_JOB_SCHED
  right
    theirs: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
    ours: JOB_CREATED #1
  too few
    theirs: closed
    Perl's: ERROR server_error
    ours: ERROR INVALID_PACKET Too few arguments for SUBMIT_JOB_SCHED
  too many
    theirs: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
    ours: JOB_CREATED #1
SUBMIT_JOB_EPOCH
  right
    theirs, ours: JOB_CREATED #1
    Perl's: ERROR server_error
  too few
    theirs: closed
    Perl's: ERROR server_error
    ours: ERROR INVALID_PACKET Too few arguments for SUBMIT_JOB_EPOCH
  too many
    theirs, ours: JOB_CREATED #1
    Perl's: ERROR server_error
SUBMIT_REDUCE_JOB
  right
    theirs, ours: JOB_CREATED #1
    Perl's: ERROR server_error
  too few
    theirs: closed
    Perl's: ERROR server_error
    ours: ERROR INVALID_PACKET Too few arguments for SUBMIT_REDUCE_JOB
  too many
    theirs, ours: JOB_CREATED #1
    Perl's: ERROR server_error
SUBMIT_REDUCE_JOB_BACKGROUND
  right
    theirs, ours: JOB_CREATED #1
    Perl's: ERROR server_error
  too few
    theirs: closed
    Perl's: ERROR server_error
    ours: ERROR INVALID_PACKET Too few arguments for SUBMIT_REDUCE_JOB_BACKGROUND
  too many
    theirs, ours: JOB_CREATED #1
    Perl's: ERROR server_error
GRAB_JOB_ALL
  right
    theirs, ours: NO_JOB
    Perl's: ERROR server_error
  too many
    theirs, ours: NO_JOB
    Perl's: ERROR server_error
JOB_ASSIGN_ALL
  right
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
  too few
    theirs: closed
    Perl's: ERROR server_error
    ours: ERROR INVALID_PACKET Too few arguments for JOB_ASSIGN_ALL
  too many
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
GET_STATUS_UNIQUE
  right
    theirs, ours: STATUS_RES_UNIQUE u-NAME 1 1 0 0 1
    Perl's: ERROR server_error
  too few
    theirs, ours: STATUS_RES_UNIQUE '' 0 0 0 0 0
    Perl's: ERROR server_error
  too many
    theirs: STATUS_RES_UNIQUE u-NAME 1 1 0 0 1
    Perl's: ERROR server_error
    ours: STATUS_RES_UNIQUE u-NAME more 0 0 0 0 0
STATUS_RES_UNIQUE
  right
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
  too few
    theirs: nothing any more
    Perl's: ERROR server_error
    ours: ERROR INVALID_PACKET Too few arguments for STATUS_RES_UNIQUE
  too many
    theirs, ours: ERROR INVALID_COMMAND Command not expected
    Perl's: ERROR server_error
