--TEST--
Answers of a durable queue: in the order of the requests, also to a client that has said all it will; what joins a job shares its fate; what is done first is never written
--SKIPIF--
<?php
require __DIR__ . '/queue.inc';
skip_without_sqlite(true);
?>
--FILE--
<?php
require __DIR__ . '/queue.inc';
require __DIR__ . '/faults.inc';

$file = queue_file();
$options = queue_options($file);

/* Pipelined, with other requests in between; half-closed before the first answer. */
$server = Server::start(...$options);
$client = $server->connect();
$bytes = '';
for ($i = 0; $i < 200; $i++) {
	$bytes .= request('SUBMIT_JOB_BG', 'g', "u$i", "$i") . ($i % 10 === 0 ? request('ECHO_REQ', "echo $i") : '');
}
$client->send($bytes . request('GET_STATUS', 'H:none:1'));
stream_socket_shutdown($client->stream, STREAM_SHUT_WR);
$numbers = $wrong = [];
for ($i = 0; $i < 200; $i++) {
	$answer = $client->receive();
	$answer[0] === 'JOB_CREATED' ? $numbers[] = (int) substr(strrchr($answer[1], ':'), 1) : $wrong[] = $answer;
	if ($i % 10 === 0 && $client->receive() !== ['ECHO_RES', "echo $i"]) {
		$wrong[] = $i;
	}
}
$sorted = $numbers;
sort($sorted);
echo count($numbers), ' created, ', $numbers === $sorted && !$wrong ? 'in order' : 'not in order', ', then ', $client->receive()[0], "\n";
echo $client->closed() ? "closed\n" : "open\n";
echo sql($file, "SELECT count(*) FROM gearman_queue"), grab_all($server, 'g') ? '' : "none\n";
until(fn () => sql($file, 'SELECT count(*) FROM gearman_queue') === "0\n");

/* One that somebody waits for becomes a background job, too, by whoever joins it; and the other way round. */
$waiting = $server->connect();
$first = $waiting->request('SUBMIT_JOB', 'f', 'joined', 'data of the first')->receive()[1];
echo $server->connect()->request('SUBMIT_JOB_BG', 'f', 'joined', 'other')->receive()[1] === $first ? "the same job\n" : "another\n";
$second = $server->connect()->request('SUBMIT_JOB_BG', 'f', 'background', 'data')->receive()[1];
echo $waiting->request('SUBMIT_JOB', 'f', 'background', 'x')->receive()[1] === $second ? "the same job\n" : "another\n";
$server->connect()->request('SUBMIT_JOB', 'f', 'foreground', 'x')->receive();
$server->kill();
$server = Server::start(...$options);
echo loaded($server), ': ', implode(', ', grab_all($server, 'f')), "\n";
$server->stop();

/* That a job is cancelled, or a function dropped, is said when the store knows. */
foreach (['cancel unique f cancelled', 'drop function f'] as $command) {
	$server = Server::start(...$options);
	$client = $server->connect();
	$client->request('SUBMIT_JOB_BG', 'f', 'cancelled', 'x')->receive();
	$lock = new Lock($file);
	$other = $server->connect()->send("$command\n");
	until(fn () => !in_array("f\t1\t0\t0", $client->table('status'), true));
	$server->kill();
	$lock->release();
	echo var_export($other->line(), true), ', ';
	$server = Server::start(...$options);
	echo loaded($server), ', ', trim($server->connect()->send("$command\n")->line()), ', ';
	$server->kill();
	$server = Server::start(...$options);
	echo loaded($server), "\n";
	$server->stop();
}

/* While the first commit waits for a lock, jobs are done: only the first is ever written. Then their answers come. */
$server = Server::start(...$options);
$client = $server->connect();
$lock = new Lock($file);
$client->request('SUBMIT_JOB_BG', 'late', 'first', 'x');
$other = $server->connect()->quiet();
until(fn () => in_array("late\t1\t0\t0", $other->table('status'), true));
$client->send(str_repeat(request('SUBMIT_JOB_BG', 'f', '', 'x'), 100));
until(fn () => in_array("f\t100\t0\t0", $other->table('status'), true));
echo count(grab_all($server, 'f')), " done\n";
$lock->release();
for ($i = 0; $i < 101; $i++) {
	$names[$client->receive()[0]] = true;
}
echo implode(', ', array_keys($names)), "\n", sql($file, 'SELECT unique_key FROM gearman_queue');
$server->stop();
echo preg_match('/durable queue: (\d+ operations in \d+ commits).* (\d+ jobs were done before)/', $server->log(), $found) ? "$found[1], $found[2]" : $server->log(), "\n";
?>
--EXPECT--
200 created, in order, then STATUS_RES
closed
200
the same job
the same job
2 jobs loaded, 0 left out: f joined data of the first, f background data
NULL, 1 jobs loaded, 0 left out, OK, 0 jobs loaded, 0 left out
NULL, 1 jobs loaded, 0 left out, OK, 0 jobs loaded, 0 left out
100 done
JOB_CREATED
first
1 operations in 1 commits, 100 jobs were done before
