<?php
/*
 * Jobs that nobody waits for: three, submitted together. The server answers each with a handle, under which the job can be
 * asked about later, from any process.
 *
 *   php examples/background.php [PORT]      (with examples/worker.php running)
 */
$client = new GearmanClient();
$client->addServer('localhost', (int) ($argv[1] ?? 4730));

$handles = [];
$client->setCreatedCallback(function (GearmanTask $task) use (&$handles) {
	printf("%-10s %s\n", $task->unique(), $task->jobHandle());
	$handles[] = $task->jobHandle();
});

printf("%-10s %s\n", 'unique', 'handle');
foreach (['beach', 'harbour', 'sunset'] as $name) {
	$client->addTaskBackground('make_thumbnail', "$name.jpg", null, $name);
}
$began = microtime(true);
if (!$client->runTasks()) {
	fwrite(STDERR, $client->error() . "\n");
	exit(1);
}

/* The server no longer knows a job that is done. */
foreach ($handles as $handle) {
	while ($client->jobStatus($handle)[0]) {
		if (microtime(true) - $began > 30) {
			fwrite(STDERR, "$handle is still not done; is a worker running?\n");
			exit(1);
		}
		usleep(10_000);
	}
}
printf("three jobs of half a second, done after %.1f s\n", microtime(true) - $began);
