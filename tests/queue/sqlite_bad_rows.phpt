--TEST--
Rows that cannot be jobs are named and left in the table, the rest is loaded
--SKIPIF--
<?php
require __DIR__ . '/queue.inc';
skip_without_sqlite(true);
?>
--FILE--
<?php
require __DIR__ . '/queue.inc';

$file = queue_file();
Server::start(...queue_options($file))->stop();
$long = str_repeat('f', 300);
$columns = 'id, unique_key, function_name, priority, data, when_to_run, reducer, retries';
echo sql($file, "INSERT INTO gearman_queue ($columns) VALUES
	(-5, 'negative', 'f', 1, 'x', 0, '', 0),
	(10, 'good', 'f', 1, 'first', 0, '', 0),
	(11, 'long', '$long', 1, 'x', 0, '', 0),
	(12, CAST(X'610062' AS TEXT), 'f', 1, 'x', 0, '', 0),
	(13, 'seven', 'f', 7, 'x', 0, '', 0),
	(14, 'word', 'f', 'high', 'x', 0, '', 0),
	(15, 'null', 'f', 1, NULL, 0, NULL, 0),
	(16, 'good', 'f', 1, 'the same function and unique', 0, '', 0),
	(17, 'number', 'f', 1, 42, 0, '', 0),
	(18, '$long', 'f', 1, 'x', 0, '', 0),
	(19, 'no function', NULL, 1, 'x', 0, '', 0),
	(21, NULL, 'f', 0, 'high', NULL, '', 0),
	(4000000000000000000, 'nameless and late', '', 1, 'x', 0, '', 0),
	(9223372036854775807, 'no number may follow', 'f', 1, 'x', 0, '', 0)");
/* What is text where the id is to be, SQLite itself refuses. */
echo trim(preg_replace('/^.*(datatype mismatch).*$/m', '$1', sql($file, "INSERT INTO gearman_queue (id, function_name, priority) VALUES ('text', 'f', 1)"))), "\n";

$server = Server::start(...queue_options($file));
echo loaded($server), "\n";
echo preg_replace('/^.*durable queue: /m', '', implode("\n", preg_grep('/left where/', explode("\n", $server->log())))), "\n";
$client = $server->connect();
/* Its number is none that a row has. */
echo $client->request('SUBMIT_JOB_BG', 'f', 'new', 'new')->receive()[0], "\n";
echo implode("\n", grab_all($server, 'f')), "\n";
$server->stop();
echo sql($file, 'SELECT id FROM gearman_queue ORDER BY id');
?>
--EXPECT--
datatype mismatch
4 jobs loaded, 10 left out
row -5 cannot be loaded and is left where it is: its id is no number of a job, or its priority is no number
job 11 cannot be loaded and is left where it is: invalid function name
job 12 cannot be loaded and is left where it is: a name of it has a NUL
job 13 cannot be loaded and is left where it is: invalid argument
row 14 cannot be loaded and is left where it is: its id is no number of a job, or its priority is no number
job 16 cannot be loaded and is left where it is: there is a job with its id, or its function and unique
job 18 cannot be loaded and is left where it is: an argument is too long
job 19 cannot be loaded and is left where it is: invalid function name
job 4000000000000000000 cannot be loaded and is left where it is: invalid function name
job 9223372036854775807 cannot be loaded and is left where it is: its id leaves none to later jobs
JOB_CREATED
f '' high
f good first
f null ''
f number 42
f new new
-5
11
12
13
14
16
18
19
4000000000000000000
9223372036854775807
