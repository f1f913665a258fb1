--TEST--
The disk is full: background jobs are refused, all else goes on, the log says it once however much is tried, and it recovers by itself
--SKIPIF--
<?php
require __DIR__ . '/queue.inc';
skip_without_sqlite();
exec('unshare -m true 2>/dev/null', $none, $code);
if (PHP_OS_FAMILY !== 'Linux' || $code !== 0) die('skip only root can mount a small disk');
?>
--FILE--
<?php
require __DIR__ . '/queue.inc';
require __DIR__ . '/faults.inc';

$disk = sys_get_temp_dir() . '/queue-disk-' . getmypid();
mkdir($disk);
register_shutdown_function(fn () => exec("umount -l $disk 2>/dev/null; rmdir $disk"));
exec("mount -t tmpfs -o size=2m none $disk", $none, $code) !== false && $code === 0 or die("no disk\n");
$options = queue_options("$disk/queue.db");
$server = Server::start(...$options);
$client = $server->connect();
$worker = $server->connect()->request('CAN_DO', 'f');
$taken = [];
do {
	$answer = submit($client, $unique = 'job ' . count($taken), str_repeat('x', 20000));
	$answer === 'JOB_CREATED' and $taken[] = $unique;
} while ($answer === 'JOB_CREATED' && count($taken) < 200);
echo count($taken) > 10 ? 'many' : 'few', ', then ', str_replace($disk, 'DISK', $answer), "\n";

/* One after the other, each of which is tried; a store that is open again takes removals. */
for ($refused = 0; $refused < 30; $refused += $answer !== 'JOB_CREATED') {
	$answer = submit($client, "refused $refused", str_repeat('x', 500000));
	$answer === 'JOB_CREATED' and print("taken\n");
	usleep(20000);
}
echo foreground($server), "\n";
$job = $worker->request('GRAB_JOB_UNIQ')->receive();
$worker->request('WORK_COMPLETE', $job[1], '')->quiet();
echo $client->request('GET_STATUS', $job[1])->receive()[2] === '0' ? "done\n" : "not done\n";
echo preg_match_all('/cannot be used/', $server->log()), ' cannot be used, ', preg_match_all('/works again/', $server->log()), " works again\n";

exec("mount -o remount,size=64m $disk");
echo recovers($client, 'after'), "\n", told($server), "\n";
array_shift($taken);
echo uniques_after_kill($server, $options) === implode(' ', [...$taken, 'after']) ? "what was taken\n" : "something else\n";
?>
--EXPECT--
many, then QUEUE_ERROR: DISK/queue.db: cannot be written: database or disk is full
done
done
1 cannot be used, 0 works again
recovered
1 cannot be used, 1 works again
what was taken
