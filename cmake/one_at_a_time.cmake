# Files that instantiate Boost.Beast take about 1 GB and 20-30 s each. Two of them at once, next to a browser,
# push a small machine into swapping; so Ninja compiles the targets named here one file after the other.
set_property(GLOBAL PROPERTY JOB_POOLS one_at_a_time=1)

# help_compile_one_at_a_time(target): call it for a library that holds only such files.
function(help_compile_one_at_a_time target)
    set_target_properties(${target} PROPERTIES JOB_POOL_COMPILE one_at_a_time)
endfunction()
