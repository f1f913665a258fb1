--TEST--
Memory runs out: submissions are refused, whatever is there goes on, and what is drained makes room for new ones
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
if (str_contains(server_binary(), 'asan')) die('skip the sanitizer takes all addresses there are');
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

const BATCH = 100;

/* The limit is laid on this process' child by its shell: a server that may have so many kilobytes of address space. */
$script = tempnam(sys_get_temp_dir(), 'limited-');
file_put_contents($script, "#!/bin/sh\nulimit -v 60000\nexec " . escapeshellarg(server_binary()) . ' "$@"' . "\n");
chmod($script, 0700);
putenv("GEARMAND=$script");
$server = Server::start();
unlink($script);

/* Sends until something is refused. Returns what was accepted, and the first refusal. */
function fill(Wire $client): array
{
	$accepted = 0;
	$refusal = null;
	for ($batch = 0; $batch < 2000 && $refusal === null; $batch++) {
		$client->send(str_repeat(request('SUBMIT_JOB_BG', 'f', '', str_repeat('x', 1000)), BATCH));
		for ($i = 0; $i < BATCH; $i++) {
			$answer = $client->receive();
			$accepted += $answer !== null && $answer[0] === 'JOB_CREATED';
			$refusal ??= $answer === null || $answer[0] !== 'JOB_CREATED' ? $answer ?? ['closed'] : null;
		}
	}
	return [$accepted, $refusal];
}

/* One that can do the jobs; null when there is no memory for it. */
function worker(Server $server): ?Wire
{
	$worker = $server->connect()->request('CAN_DO', 'f')->request('ECHO_REQ', 'ready');
	if ($worker->receive() === ['ECHO_RES', 'ready']) {
		return $worker;
	}
	$worker->close();
	return null;
}

/* Does all jobs. Whoever cannot be answered for want of memory is closed, and comes back: a few times. */
function drain(Server $server, ?Wire $worker): int
{
	for ($done = $lost = 0; ($packet = $worker?->request('GRAB_JOB')->receive()) !== ['NO_JOB'];) {
		if ($packet === null) {
			if (++$lost > 10) {
				echo "nobody is served, ";
				return $done;
			}
			$worker = until(fn () => worker($server));
			continue;
		}
		$done += $worker->request('WORK_COMPLETE', $packet[1], '')->request('ECHO_REQ', 'done')->receive() === ['ECHO_RES', 'done'];
	}
	return $done;
}

foreach (['once', 'again'] as $what) {
	$worker = until(fn () => worker($server));
	[$accepted, $refusal] = fill($server->connect());
	$refused = $refusal === ['ERROR', 'QUEUE_ERROR', 'out of memory']
		|| ($refusal === ['closed'] && $server->logged('/ closing 127\.0\.0\.1:\d+: out of memory$/m'));
	echo $what, $refused ? ' refused' : ' ' . implode(' ', $refusal ?? ['never refused']), ', ';
	$done = drain($server, $worker);
	echo $accepted > 10000 && $done >= $accepted && $done <= $accepted + BATCH ? 'what was accepted was there' : "$accepted accepted, $done done";
	echo until(fn () => preg_grep('/^f\t0\t0\t/', $server->connect()->table('status'))) ? ", none is left\n" : ", some are left\n";
}
$server->stop();
?>
--EXPECT--
once refused, what was accepted was there, none is left
again refused, what was accepted was there, none is left
