--TEST--
The same bytes to the C++ gearmand, to Perl's and to ours: what they answer, and where they differ
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

/* Everything up to the answer to an echo, which is the last. */
function answers(Wire $wire): void
{
    $wire->request('ECHO_REQ', 'that was all');
    do {
        $packet = $wire->receive();
        if ($packet !== ['ECHO_RES', 'that was all']) {
            echo '  ', $packet === null && $wire->closed() ? 'closed' : word($packet), "\n";
        }
    } while ($packet !== null && $packet[0] !== 'ECHO_RES');
}

/* Each part gets connections of its own, and functions of its own name. */
$parts = [
    'an echo' => function (Wire $client) {
        $client->request('ECHO_REQ', "a\0b");
        echo '  ', word($client->receive()), "\n";
        answers($client);
    },
    'a foreground job, its progress and its end' => function (Wire $client, Wire $worker) {
        $worker->request('CAN_DO', 'f1')->request('GRAB_JOB');
        answers($worker);
        $client->request('SUBMIT_JOB', 'f1', 'u1', "some\0data");
        echo '  ', word($client->receive()), "\n";
        $worker->request('GRAB_JOB');
        $job = $worker->receive();
        echo '  ', word($job), "\n";
        $worker->request('WORK_STATUS', $job[1], '1', '2')->request('WORK_COMPLETE', $job[1], "a\0result");
        answers($worker);
        answers($client);
    },
    'a job that fails' => function (Wire $client, Wire $worker) {
        $client->request('SUBMIT_JOB', 'f2', 'u2', '');
        echo '  ', word($client->receive()), "\n";
        $worker->request('CAN_DO', 'f2')->request('GRAB_JOB');
        $job = $worker->receive();
        echo '  ', word($job), "\n";
        $worker->request('WORK_FAIL', $job[1]);
        answers($worker);
        answers($client);
    },
    'a high priority goes first' => function (Wire $client, Wire $worker) {
        $client->request('SUBMIT_JOB_BG', 'f3', '', 'normal');
        $client->receive();
        $client->request('SUBMIT_JOB_HIGH', 'f3', '', 'high');
        $client->receive();
        $worker->request('CAN_DO', 'f3')->request('GRAB_JOB')->request('GRAB_JOB');
        echo '  ', $worker->receive()[3] ?? '-', ' ', $worker->receive()[3] ?? '-', "\n";
    },
    'a sleeping worker is woken' => function (Wire $client, Wire $worker) {
        $worker->request('CAN_DO', 'f4')->request('GRAB_JOB')->request('PRE_SLEEP');
        answers($worker);
        $client->request('SUBMIT_JOB_BG', 'f4', 'u4', 'x');
        $client->receive();
        echo '  ', word($worker->receive()), "\n";
    },
    'jobs with one unique are one' => function (Wire $client, Wire $worker) {
        $client->request('SUBMIT_JOB', 'f5', 'same', 'x');
        $first = $client->receive();
        $client->request('SUBMIT_JOB', 'f5', 'same', 'x');
        echo '  ', $first === $client->receive() ? 'the same handle' : 'another handle', "\n";
    },
    'a background job, its status' => function (Wire $client) {
        $client->request('SUBMIT_JOB_BG', 'f6', 'u6', 'x');
        $handle = $client->receive()[1];
        $client->request('GET_STATUS', $handle)->request('GET_STATUS', 'H:nobody:1');
        answers($client);
    },
    'a worker leaves, another one gets its job' => function (Wire $client, Wire $worker, callable $connect) {
        $client->request('SUBMIT_JOB', 'f7', 'u7', 'x');
        $client->receive();
        $worker->request('CAN_DO', 'f7')->request('GRAB_JOB');
        $first = $worker->receive();
        $worker->close();
        $other = $connect();
        $again = until(function () use ($client, $other) {
            $other->request('CAN_DO', 'f7')->request('GRAB_JOB');
            $packet = $other->receive();
            return $packet[0] === 'JOB_ASSIGN' ? $packet : $client->receive(0.0);
        });
        echo '  ', $first === $again ? 'the same job' : word($again), "\n";
    },
    'a function that cannot be done any more' => function (Wire $client, Wire $worker) {
        $worker->request('CAN_DO', 'f8')->request('CANT_DO', 'f8');
        $client->request('SUBMIT_JOB_BG', 'f8', '', 'x');
        $client->receive();
        $worker->request('GRAB_JOB');
        answers($worker);
    },
    'exceptions, asked for' => function (Wire $client, Wire $worker) {
        $client->request('OPTION_REQ', 'exceptions');
        answers($client);
        $client->request('SUBMIT_JOB', 'f9', '', '');
        $client->receive();
        $worker->request('CAN_DO', 'f9')->request('GRAB_JOB');
        $job = $worker->receive();
        $worker->request('WORK_EXCEPTION', $job[1], 'why');
        answers($worker);
        answers($client);
    },
    'data and warnings' => function (Wire $client, Wire $worker) {
        $client->request('SUBMIT_JOB', 'f10', '', '');
        $client->receive();
        $worker->request('CAN_DO', 'f10')->request('GRAB_JOB');
        $job = $worker->receive();
        $worker->request('WORK_DATA', $job[1], 'part')->request('WORK_WARNING', $job[1], 'careful');
        answers($worker);
        answers($client);
    },
    'GRAB_JOB_UNIQ' => function (Wire $client, Wire $worker) {
        $client->request('SUBMIT_JOB_BG', 'f11', 'u11', 'x');
        $client->receive();
        $worker->request('CAN_DO', 'f11')->request('GRAB_JOB_UNIQ');
        answers($worker);
    },
    'SUBMIT_JOB_LOW' => function (Wire $client) {
        $client->request('SUBMIT_JOB_LOW', 'f12', 'u12', 'x');
        answers($client);
    },
    'GET_STATUS_UNIQUE' => function (Wire $client) {
        $client->request('SUBMIT_JOB', 'f13', 'u13', 'x');
        $client->receive();
        $client->request('GET_STATUS_UNIQUE', 'u13');
        answers($client);
    },
    'an end for a job that there is not' => function (Wire $client, Wire $worker) {
        $worker->request('WORK_COMPLETE', 'H:nobody:1', 'x');
        answers($worker);
    },
    'an option that there is not' => function (Wire $client) {
        $client->request('OPTION_REQ', 'nonsense');
        answers($client);
    },
    'lines of text' => function (Wire $client) {
        foreach (['nonsense', 'maxqueue f14 10'] as $line) {
            $client->command($line);
        }
        $status = preg_grep('/^f1\t/', $client->table('status'));
        echo '  ', addcslashes(implode($status) ?: 'not listed', "\t"), "\n";
    },
];

$ports = ['theirs' => ($theirs = new TheirGearmand())->port, "Perl's" => perl_gearmand(), 'ours' => ($ours = new Gearmand())->port];
foreach ($parts as $name => $part) {
    $groups = [];
    foreach ($ports as $server => $port) {
        $connect = fn () => new Wire("tcp://127.0.0.1:$port");
        ob_start();
        $part($connect(), $connect(), $connect);
        $groups[normalise(ob_get_clean())][] = $server;
    }
    foreach ($groups as $output => $servers) {
        echo $name, count($groups) === 1 ? '' : ' (' . implode(', ', $servers) . ')', "\n", $output;
    }
}
?>
--EXPECT--
an echo
  ECHO_RES a\000b
a foreground job, its progress and its end
  NO_JOB
  JOB_CREATED #1
  JOB_ASSIGN #1 f1 some\000data
  WORK_STATUS #1 1 2
  WORK_COMPLETE #1 a\000result
a job that fails
  JOB_CREATED #1
  JOB_ASSIGN #1 f2 ''
  WORK_FAIL #1
a high priority goes first
  high normal
a sleeping worker is woken
  NO_JOB
  NOOP
jobs with one unique are one
  the same handle
a background job, its status (theirs, ours)
  STATUS_RES #1 1 0 0 0
  STATUS_RES #2 0 0 0 0
a background job, its status (Perl's)
  STATUS_RES #1 1 0 '' ''
  STATUS_RES #2 0 0 '' ''
a worker leaves, another one gets its job (theirs, ours)
  the same job
a worker leaves, another one gets its job (Perl's)
  WORK_FAIL #1
a function that cannot be done any more
  NO_JOB
exceptions, asked for
  OPTION_RES exceptions
  WORK_EXCEPTION #1 why
data and warnings (theirs, ours)
  WORK_DATA #1 part
  WORK_WARNING #1 careful
data and warnings (Perl's)
  ERROR server_error
  ERROR server_error
GRAB_JOB_UNIQ (theirs, ours)
  JOB_ASSIGN_UNIQ #1 f11 u11 x
GRAB_JOB_UNIQ (Perl's)
  ERROR server_error
SUBMIT_JOB_LOW (theirs, ours)
  JOB_CREATED #1
SUBMIT_JOB_LOW (Perl's)
  ERROR server_error
GET_STATUS_UNIQUE (theirs, ours)
  STATUS_RES_UNIQUE u13 1 0 0 0 1
GET_STATUS_UNIQUE (Perl's)
  ERROR server_error
an end for a job that there is not (theirs, ours)
  ERROR JOB_NOT_FOUND Job given in work result not found
an end for a job that there is not (Perl's)
  ERROR not_worker ''
an option that there is not (theirs, ours)
  ERROR UNKNOWN_OPTION Server does not recognize given option
an option that there is not (Perl's)
  ERROR unknown_option ''
lines of text (theirs, ours)
ERR UNKNOWN_COMMAND Unknown+server+commandnonsense\r\n
OK\r\n
  f1\t0\t0\t0
lines of text (Perl's)
ERR unknown_command \r\n
OK\n
  not listed
