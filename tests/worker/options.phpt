--TEST--
options(), setOptions(), addOptions() and removeOptions()
--FILE--
<?php
$worker = new GearmanWorker();
var_dump((bool) ($worker->options() & GEARMAN_WORKER_GRAB_UNIQ), (bool) ($worker->options() & GEARMAN_WORKER_NON_BLOCKING));
var_dump($worker->addOptions(GEARMAN_WORKER_NON_BLOCKING), (bool) ($worker->options() & GEARMAN_WORKER_NON_BLOCKING));
var_dump((bool) ($worker->options() & GEARMAN_WORKER_GRAB_UNIQ));
var_dump($worker->removeOptions(GEARMAN_WORKER_NON_BLOCKING), (bool) ($worker->options() & GEARMAN_WORKER_NON_BLOCKING));
var_dump($worker->setOptions(GEARMAN_WORKER_TIMEOUT_RETURN),
    $worker->options() === (GEARMAN_WORKER_PACKET_INIT | GEARMAN_WORKER_TIMEOUT_RETURN));
var_dump(gearman_worker_set_options($worker, GEARMAN_WORKER_GRAB_UNIQ),
    gearman_worker_add_options($worker, GEARMAN_WORKER_TIMEOUT_RETURN),
    gearman_worker_remove_options($worker, GEARMAN_WORKER_GRAB_UNIQ),
    gearman_worker_options($worker) === (GEARMAN_WORKER_PACKET_INIT | GEARMAN_WORKER_TIMEOUT_RETURN));
?>
--EXPECT--
bool(true)
bool(false)
bool(true)
bool(true)
bool(true)
bool(true)
bool(false)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
