--TEST--
Another process locks the database: background jobs are refused with the reason, all else goes on, and it recovers by itself
--SKIPIF--
<?php
require __DIR__ . '/queue.inc';
skip_without_sqlite(true);
?>
--FILE--
<?php
require __DIR__ . '/queue.inc';

$file = queue_file();
$server = Server::start(...queue_options($file));
$client = $server->connect();
$kept = $client->request('SUBMIT_JOB_BG', 'f', 'kept', 'kept')->receive()[1];

/* Meanwhile the event loop waits for nothing: a foreground job is done on other connections. */
$lock = new Lock($file);
$client->request('SUBMIT_JOB_BG', 'f', 'refused', 'refused');
$other = $server->connect();
$worker = $server->connect()->request('CAN_DO', 'g')->quiet();
for ($i = 0; $i < 50; $i++) {
	$handle = $other->request('SUBMIT_JOB', 'g', '', 'x')->receive()[1];
	$worker->request('GRAB_JOB')->receive();
	$worker->request('WORK_COMPLETE', $handle, "done $i");
	$answer = $other->receive();
}
echo end($answer), "\n";
$read = [$client->stream];
$none = null;
echo stream_select($read, $none, $none, 0) ? 'answered already' : 'not answered yet', "\n";

$refusal = $client->receive();
echo $refusal[0], ' ', $refusal[1], ': ', str_replace($file, 'FILE', $refusal[2]), "\n";
for ($i = 0; $i < 3; $i++) {
	echo $client->request('SUBMIT_JOB_BG', 'f', "again $i", 'x')->receive()[1], "\n";
}
$lock->release();
/* That it works is shown by a job that is stored, and told when it goes on working. */
echo until(fn () => $client->request('SUBMIT_JOB_BG', 'f', 'after', 'after')->receive()[0] === 'JOB_CREATED') ? "taken\n" : "never taken\n";
echo $server->logged('/works again/') ? "works again\n" : $server->log();
foreach (['cannot be used', 'works again'] as $text) {
	echo substr_count($server->log(), $text), " $text\n";
}
$server->kill();
$server = Server::start(...queue_options($file));
echo loaded($server), "\n", implode("\n", grab_all($server, 'f')), "\n";
$server->stop();
?>
--EXPECT--
done 49
not answered yet
ERROR QUEUE_ERROR: FILE: cannot be written: database is locked
QUEUE_ERROR
QUEUE_ERROR
QUEUE_ERROR
taken
works again
1 cannot be used
1 works again
2 jobs loaded, 0 left out
f kept kept
f after after
