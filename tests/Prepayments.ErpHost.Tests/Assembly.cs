// The fault tests take the whole machine.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
